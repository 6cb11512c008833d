namespace Swamp.Operations.Execution;

/// <summary>A version that a run produced.</summary>
/// <param name="DataId">Id of the version's record.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Version">Version number.</param>
/// <param name="Tags">Its tags.</param>
public sealed record OutputArtifactView(string DataId, string Name, int Version, IReadOnlyDictionary<string, string> Tags);
