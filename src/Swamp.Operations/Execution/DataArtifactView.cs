using System.Text.Json.Nodes;

namespace Swamp.Operations.Execution;

/// <summary>A version that a run produced.</summary>
/// <param name="Id">Id of the version's record.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Path">Absolute path of the version's folder.</param>
/// <param name="Attributes">The content when it is JSON, as stored.</param>
public sealed record DataArtifactView(string Id, string Name, string Path, JsonNode? Attributes);
