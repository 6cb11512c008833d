using Swamp.Engine.Locks;
using Swamp.Operations.Events;

namespace Swamp.Operations.Data;

/// <summary>Tells the caller of an operation that it waits for a lock (LOCK-2, LOCK-3, LOCK-11).</summary>
/// <param name="events">Where to.</param>
public sealed class LockEvents(IOperationEvents events) : ILockObserver
{
    private const string Category = "lock";

    /// <inheritdoc/>
    public ValueTask WaitingAsync(string path, LockInfo? holder, CancellationToken cancellationToken) => events.WarnAsync(
        Category,
        holder is null ? $"Waiting for the lock {path}" : $"Waiting for the lock {path}, held by {holder.Holder} (pid {holder.Pid})",
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask DrainingAsync(int count, CancellationToken cancellationToken) =>
        events.WarnAsync(Category, $"Waiting for {count} per-model lock{(count == 1 ? "" : "s")} to be released", cancellationToken);

    /// <inheritdoc/>
    public ValueTask AcquiredAsync(string path, int retries, TimeSpan elapsed, CancellationToken cancellationToken) =>
        events.InfoAsync(Category, $"Took the lock {path} after {retries} retries and {(long)elapsed.TotalMilliseconds} ms", cancellationToken);
}
