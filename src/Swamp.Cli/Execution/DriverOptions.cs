using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Engine.Inputs;

namespace Swamp.Cli.Execution;

/// <summary>The options by which a caller says how methods are run (DRV-10).</summary>
internal sealed class DriverOptions
{
    private readonly Option<string?> driver = new("--driver") { Description = "How to run: raw, docker, sandbox, or a driver of an extension", HelpName = "type" };

    private readonly Option<string[]> config = new("--driver-config")
    {
        Description = "Setting of the driver: k=v, k:json=…, k=@file, or one JSON object",
        HelpName = "key=value",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Both of them.</summary>
    public IReadOnlyList<Option> All => [driver, config];

    /// <summary>What was said; nothing when <c>--driver</c> was not given.</summary>
    public async ValueTask<(string? Driver, JsonObject? Config)> ReadAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var entries = invocation.Values(config);
        if (invocation.Value(driver) is not { } name)
        {
            return entries.Count == 0
                ? (null, null)
                : throw new SwampException(ErrorCodes.InvalidArgument, "--driver-config needs --driver: settings belong to a driver.", "--driver docker --driver-config image=alpine:3");
        }

        if (entries.Count == 0)
        {
            return (name, null);
        }

        var source = new InputSource
        {
            Entries = [.. entries],
            Option = "--driver-config",
            WorkingDirectory = invocation.Call.WorkingDirectory,
            HomeDirectory = invocation.Host.HomeDirectory,
        };
        return (name, (await InputParser.ParseAsync(source, cancellationToken))[0]);
    }
}
