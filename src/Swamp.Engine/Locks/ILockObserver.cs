namespace Swamp.Engine.Locks;

/// <summary>Told when a lock has to be waited for (LOCK-2, LOCK-3, LOCK-11).</summary>
public interface ILockObserver
{
    /// <summary>Somebody else holds the lock; called once per lock.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="holder">Who holds it; null when that cannot be read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask WaitingAsync(string path, LockInfo? holder, CancellationToken cancellationToken);

    /// <summary>Models are in use and a structural command waits for them.</summary>
    /// <param name="count">Number of locks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask DrainingAsync(int count, CancellationToken cancellationToken);

    /// <summary>The lock was taken after waiting.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="retries">Number of further attempts.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask AcquiredAsync(string path, int retries, TimeSpan elapsed, CancellationToken cancellationToken);
}
