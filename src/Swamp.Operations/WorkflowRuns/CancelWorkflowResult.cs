namespace Swamp.Operations.WorkflowRuns;

/// <summary>The runs that were cancelled (WFC-53).</summary>
/// <param name="Cancelled">The runs.</param>
/// <param name="Count">How many.</param>
/// <param name="Reason">Why.</param>
public sealed record CancelWorkflowResult(IReadOnlyList<CancelledWorkflowRun> Cancelled, int Count, string Reason);
