using Swamp.Engine.Locks;
using Swamp.Storage.Files;

namespace Swamp.Storage.Locks;

/// <summary>
/// Decides whether the holder of a lock is gone (LOCK-2). A dead process of this machine is gone at once. Otherwise the clocks of two machines may differ and a
/// clock may jump, so the time in the file alone proves nothing: the lock must also stay without a heartbeat while it is being watched, on this process' own
/// steady clock.
/// </summary>
internal sealed class StaleLockWatch(LockSettings settings, TimeProvider clock)
{
    private (string Nonce, DateTimeOffset AcquiredAt)? _seen;
    private long _seenAt;

    /// <summary>Whether the lock as just read may be taken over.</summary>
    /// <param name="path">The lock file. Its time tells heartbeats where its content cannot be read, as that of another user.</param>
    /// <param name="info">Its content; null when it cannot be read.</param>
    public bool IsStale(string path, LockInfo? info)
    {
        if (info is not null && IsDead(info, settings))
        {
            return true;
        }

        var current = info is null ? ("", WrittenAt(path)) : (info.Nonce, info.AcquiredAt);
        if (_seen != current)
        {
            (_seen, _seenAt) = (current, clock.GetTimestamp());
            return false;
        }

        var timeToLive = info is null ? settings.TimeToLive : TimeSpan.FromMilliseconds(Math.Clamp(info.TtlMs, 1, 86_400_000));
        var watched = clock.GetElapsedTime(_seenAt);
        return watched > timeToLive || (info is not null && IsExpired(info, clock) && watched > timeToLive / 2);
    }

    private static DateTimeOffset WrittenAt(string path)
    {
        try
        {
            return new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            return default;
        }
    }

    /// <summary>Whether the holder is a process of this machine that does not live.</summary>
    public static bool IsDead(LockInfo info, LockSettings settings) =>
        info.Hostname.Equals(settings.MachineName, StringComparison.OrdinalIgnoreCase) && !ProcessLiveness.IsAlive(info.Pid);

    /// <summary>Whether the time in the file is too long ago.</summary>
    public static bool IsExpired(LockInfo info, TimeProvider clock) => clock.GetUtcNow() - info.AcquiredAt > TimeSpan.FromMilliseconds(info.TtlMs);
}
