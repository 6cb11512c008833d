using Swamp.Engine.Locks;

namespace Swamp.Engine.Execution;

/// <summary>Tells whoever watches a run that it waits, and for whom (LOCK-2, LOCK-3).</summary>
internal sealed class LockNotices(IRunObserver observer) : ILockObserver
{
    public ValueTask WaitingAsync(string path, LockInfo? holder, CancellationToken cancellationToken) => observer.NoticeAsync(
        "lock_wait",
        holder is null ? $"Waiting for the lock {path}" : $"Waiting for the lock {path}, held by {holder.Holder} (pid {holder.Pid})",
        isWarning: true,
        data: null,
        cancellationToken);

    public ValueTask DrainingAsync(int count, CancellationToken cancellationToken) => observer.NoticeAsync(
        "lock_wait", $"Waiting for {count} per-model lock{(count == 1 ? "" : "s")} to be released", isWarning: true, data: null, cancellationToken);

    public ValueTask AcquiredAsync(string path, int retries, TimeSpan elapsed, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
