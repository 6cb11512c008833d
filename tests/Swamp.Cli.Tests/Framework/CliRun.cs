using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Framework;

/// <summary>What a call of the command line left behind.</summary>
internal sealed record CliRun(int Exit, string Output, string Error)
{
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    /// <summary>The error, which comes last; what was logged before it stands on lines of its own.</summary>
    public JsonObject ErrorJson => JsonNode.Parse(Error[(Error.LastIndexOf("\n{\n", StringComparison.Ordinal) + 1)..])!.AsObject();
}
