namespace Swamp.Operations.WorkflowRuns;

/// <summary>Asks for the log of a run (WFC-46).</summary>
/// <param name="WorkflowOrRun">A workflow, whose newest run is meant, or the id of a run or its beginning.</param>
/// <param name="Tail">Only so many lines from the end; all when absent.</param>
public sealed record WorkflowLogRequest(string WorkflowOrRun, int? Tail = null);
