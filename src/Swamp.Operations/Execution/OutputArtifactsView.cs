namespace Swamp.Operations.Execution;

/// <summary>What a run produced.</summary>
/// <param name="DataArtifacts">The versions.</param>
public sealed record OutputArtifactsView(IReadOnlyList<OutputArtifactView> DataArtifacts);
