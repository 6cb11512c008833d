namespace Swamp.Operations.WorkflowRuns;

/// <summary>A run to watch.</summary>
/// <param name="WorkflowOrRun">A workflow, whose newest run is watched, or the id of a run or its beginning.</param>
public sealed record AttachRequest(string WorkflowOrRun);
