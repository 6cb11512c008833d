namespace Swamp.Operations.WorkflowRuns;

/// <summary>Open approvals, one per waiting step, oldest run first (WFC-50).</summary>
/// <param name="Approvals">The approvals.</param>
public sealed record ApprovalsResult(IReadOnlyList<OpenApproval> Approvals);
