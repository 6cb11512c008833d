namespace Swamp.Engine.Locks;

/// <summary>What a forced release did (DSCMD-21).</summary>
/// <param name="Released">Whether a lock was removed.</param>
/// <param name="Reason">Why not.</param>
/// <param name="PreviousHolder">Who held it.</param>
public sealed record LockRelease(bool Released, string? Reason, LockInfo? PreviousHolder);
