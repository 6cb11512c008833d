using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Inputs;

namespace Swamp.Cli.Models;

/// <summary>The <c>--global-arg</c> entries of a command line.</summary>
internal static class GlobalArguments
{
    /// <summary>The arguments as an object, written like inputs (MOD-1); null when none were given.</summary>
    public static async ValueTask<JsonObject?> ReadAsync(Invocation invocation, Option<string[]> option, CancellationToken cancellationToken)
    {
        var entries = invocation.Values(option);
        if (entries.Count == 0)
        {
            return null;
        }

        var source = new InputSource { WorkingDirectory = invocation.Call.WorkingDirectory, HomeDirectory = invocation.Host.HomeDirectory };
        return await InputEntries.ParseAsync(entries, option.Name, source, cancellationToken);
    }
}
