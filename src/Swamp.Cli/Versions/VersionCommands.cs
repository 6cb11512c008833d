using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Versions;

namespace Swamp.Cli.Versions;

/// <summary><c>swamp version</c>.</summary>
internal static class VersionCommands
{
    public static Command Build() => new OperationCommand<VersionRequest, VersionResult>("version", VersionOperations.Get)
    {
        Examples = [new("Show what is running", "swamp version"), new("The same for a program", "swamp version --json")],
        Bind = (_, _) => ValueTask.FromResult(new VersionRequest()),
        Render = (result, output) => output.Line($"swamp {result.Version} ({(result.Native ? "native, " : "")}{result.Runtime}, {result.Platform})"),
    };
}
