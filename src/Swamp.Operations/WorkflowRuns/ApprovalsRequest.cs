namespace Swamp.Operations.WorkflowRuns;

/// <summary>Asks for open approvals.</summary>
public sealed record ApprovalsRequest;
