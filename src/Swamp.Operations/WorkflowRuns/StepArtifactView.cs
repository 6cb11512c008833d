namespace Swamp.Operations.WorkflowRuns;

/// <summary>A version of data that a step wrote.</summary>
/// <param name="DataId">Id of the version.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Tags">Its tags.</param>
public sealed record StepArtifactView(string DataId, string Name, int Version, IReadOnlyDictionary<string, string> Tags);
