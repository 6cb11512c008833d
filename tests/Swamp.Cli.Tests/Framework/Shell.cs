using Swamp.Cli.CommandLine;
using Swamp.Engine.Identity;
using Swamp.Operations.Hosting;

namespace Swamp.Cli.Tests.Framework;

/// <summary>Calls the command line in this process: the real one, or one with commands made for tests.</summary>
internal static class Shell
{
    public static Task<CliRun> RunAsync(params string[] arguments) => RunAsync(new TestTerminal(), null, arguments);

    public static async Task<CliRun> RunAsync(TestTerminal terminal, IReadOnlyDictionary<string, string>? variables, params string[] arguments)
    {
        var exit = await CliApplication.RunAsync(arguments, Host(variables), terminal, TestContext.Current.CancellationToken);
        return new CliRun(exit, terminal.OutputText, terminal.ErrorText);
    }

    /// <summary>Calls a tree with <c>thing get NAME [MORE…]</c>, <c>thing put NAME --must V</c>, <c>thing fail KIND</c> and <c>thing list</c>.</summary>
    public static Task<CliRun> RunThingAsync(params string[] arguments) => RunThingAsync(new TestTerminal(), null, CancellationToken.None, arguments);

    public static async Task<CliRun> RunThingAsync(
        TestTerminal terminal, IReadOnlyDictionary<string, string>? variables, CancellationToken cancellationToken, params string[] arguments)
    {
        IReadOnlyList<CommandEntry> entries = [new("thing", "Things for tests", ThingCommands.Build) { Aliases = ["stuff"] }, .. CommandTree.Entries];
        var exit = await CliApplication.RunAsync(arguments, entries, Host(variables), terminal, cancellationToken);
        return new CliRun(exit, terminal.OutputText, terminal.ErrorText);
    }

    public static HostEnvironment Host(IReadOnlyDictionary<string, string>? variables = null) => new()
    {
        Version = "20261121.0.1",
        Clock = TimeProvider.System,
        Ids = new RandomIdGenerator(),
        Variables = variables ?? new Dictionary<string, string>(),
        HomeDirectory = Path.GetTempPath(),
        MachineName = "machine",
        UserName = "user",
        ProcessId = 1,
    };
}
