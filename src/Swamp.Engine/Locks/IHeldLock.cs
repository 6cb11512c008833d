namespace Swamp.Engine.Locks;

/// <summary>A lock that is held until it is disposed.</summary>
public interface IHeldLock : IAsyncDisposable
{
    /// <summary>Cancelled when the lock was taken away, by force or because this process was paused for longer than its heartbeat allows.</summary>
    CancellationToken Lost { get; }
}
