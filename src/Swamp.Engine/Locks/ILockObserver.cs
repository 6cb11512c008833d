namespace Swamp.Engine.Locks;

/// <summary>Told when a lock has to be waited for (LOCK-2, LOCK-3, LOCK-11).</summary>
public interface ILockObserver
{
    /// <summary>Somebody else holds the lock; called once per lock.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="holder">Who holds it; null when that cannot be read.</param>
    void Waiting(string path, LockInfo? holder);

    /// <summary>Models are in use and a structural command waits for them.</summary>
    /// <param name="count">Number of locks.</param>
    void Draining(int count);

    /// <summary>The lock was taken after waiting.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="retries">Number of further attempts.</param>
    /// <param name="elapsed">How long it took.</param>
    void Acquired(string path, int retries, TimeSpan elapsed);
}
