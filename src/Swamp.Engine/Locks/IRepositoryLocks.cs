namespace Swamp.Engine.Locks;

/// <summary>
/// Locks between processes: one per model for runs, one for the whole datastore for structural commands (LOCK-13). All throw a
/// <see cref="Errors.SwampException"/> with <see cref="Errors.ErrorCodes.LockTimeout"/> when the wait exceeds its limit (LOCK-4).
/// </summary>
public interface IRepositoryLocks
{
    /// <summary>Locks one model; waits while a structural command works (LOCK-10).</summary>
    ValueTask<IHeldLock> AcquireModelAsync(string type, string modelId, ILockObserver? observer, CancellationToken cancellationToken);

    /// <summary>Locks several models, in sorted order so that two callers cannot wait for each other.</summary>
    ValueTask<IHeldLock> AcquireModelsAsync(
        IReadOnlyCollection<(string Type, string ModelId)> models, ILockObserver? observer, CancellationToken cancellationToken);

    /// <summary>Locks the datastore; waits until no model is locked (LOCK-11).</summary>
    ValueTask<IHeldLock> AcquireGlobalAsync(ILockObserver? observer, CancellationToken cancellationToken);

    /// <summary>The locks that exist: those of models ordered by scope, then the global one.</summary>
    ValueTask<IReadOnlyList<LockStatus>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes a lock whoever holds it, if it is still the one that was seen (LOCK-14).</summary>
    /// <param name="model">The model; null for the global lock.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<LockRelease> ForceReleaseAsync((string Type, string ModelId)? model, CancellationToken cancellationToken);
}
