namespace Swamp.Operations.Datastores;

/// <summary>What became of a lock (DSCMD-21).</summary>
/// <param name="Released">Whether it was removed.</param>
/// <param name="Reason">Why not; absent when it was.</param>
/// <param name="PreviousHolder">Who held it; absent when nobody did.</param>
public sealed record LockReleaseResult(bool Released, string? Reason, LockHolderView? PreviousHolder);
