namespace Swamp.Engine.Locks;

/// <summary>A lock that is held until it is disposed.</summary>
public interface IHeldLock : IAsyncDisposable
{
    /// <summary>Cancelled when the lock was taken away, by force or because this process was paused for longer than its heartbeat allows.</summary>
    CancellationToken Lost { get; }

    /// <summary>
    /// Says that the work under the lock is done, so that others may see it before the lock is released. A lock that is released without it makes the same attempt,
    /// and only warns when that fails, because there is another failure to tell.
    /// </summary>
    /// <exception cref="Errors.SwampException">Others do not see it: what was to be shared could not be pushed (DS-34).</exception>
    ValueTask CompleteAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
