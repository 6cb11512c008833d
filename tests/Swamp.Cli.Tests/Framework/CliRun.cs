using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Framework;

/// <summary>What a call of the command line left behind.</summary>
internal sealed record CliRun(int Exit, string Output, string Error)
{
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    public JsonObject ErrorJson => JsonNode.Parse(Error)!.AsObject();
}
