namespace Swamp.Sdk;

/// <summary>
/// A lock between processes on all machines. While it is held it has to stay fresh (<see cref="DatastoreLockOptions.TimeToLive"/>): a process that dies releases nothing,
/// and others must be able to go on.
/// </summary>
public interface IDatastoreLock
{
    /// <summary>Takes the lock, waiting up to <see cref="DatastoreLockOptions.MaxWait"/>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Somebody else held it all the time. The message names them.</exception>
    Task AcquireAsync(CancellationToken cancellationToken);

    /// <summary>Gives the lock back; nothing happens when it is not held any more.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ReleaseAsync(CancellationToken cancellationToken);

    /// <summary>Who holds the lock, also when that is somebody else; null when nobody does.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<DatastoreLockHolder?> InspectAsync(CancellationToken cancellationToken);

    /// <summary>Removes the lock whoever holds it, if it still is the one that was seen.</summary>
    /// <param name="nonce"><see cref="DatastoreLockHolder.Nonce"/> of what was seen.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it was removed.</returns>
    Task<bool> ForceReleaseAsync(string nonce, CancellationToken cancellationToken);
}
