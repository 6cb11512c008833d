namespace Swamp.Operations.WorkflowRuns;

/// <summary>A run that was cancelled.</summary>
/// <param name="RunId">The run.</param>
/// <param name="WorkflowName">Its workflow.</param>
/// <param name="PreviousStatus">Its state before.</param>
/// <param name="Status"><c>cancelled</c>; with <c>--all</c>, the state in which a run ended by itself in this moment.</param>
public sealed record CancelledWorkflowRun(string RunId, string WorkflowName, string PreviousStatus, string Status);
