namespace Swamp.Engine.Runs;

/// <summary>What the data commands need to know of a workflow run (WF-101).</summary>
/// <param name="Id">UUID of the run.</param>
/// <param name="WorkflowId">UUID of the workflow.</param>
/// <param name="WorkflowName">Its name.</param>
/// <param name="Status">Its state as written: <c>running</c>, <c>succeeded</c> …</param>
/// <param name="StartedAt">When it started; null when it has not.</param>
/// <param name="Path">Absolute path of its record.</param>
/// <param name="LogFile">Path of its log relative to the repository; null without.</param>
public sealed record WorkflowRunSummary(
    string Id, string WorkflowId, string WorkflowName, string Status, DateTimeOffset? StartedAt, string Path, string? LogFile)
{
    /// <summary>Whether the run has ended.</summary>
    public bool IsTerminal => Status is "succeeded" or "failed" or "cancelled";
}
