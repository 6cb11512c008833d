namespace Swamp.Engine.Workflows.Runs;

/// <summary>What somebody answered (WF-86, WF-87).</summary>
/// <param name="Approved">Whether the answer was yes.</param>
/// <param name="Reason">Why; null when not said.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="DecidedAt">When.</param>
public sealed record ApprovalDecision(bool Approved, string? Reason, string DecidedBy, DateTimeOffset DecidedAt);
