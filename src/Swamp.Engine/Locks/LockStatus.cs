namespace Swamp.Engine.Locks;

/// <summary>A lock that exists (DSCMD-20).</summary>
/// <param name="Path">Absolute path of the lock file.</param>
/// <param name="Scope"><c>type/id</c> of the model; null for the global lock.</param>
/// <param name="Info">Who holds it; null when the file cannot be read as a lock.</param>
/// <param name="IsStale">Whether its holder is known to be dead, or has missed its heartbeat.</param>
public sealed record LockStatus(string Path, string? Scope, LockInfo? Info, bool IsStale);
