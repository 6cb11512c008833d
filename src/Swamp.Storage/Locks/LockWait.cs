using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Locks;

namespace Swamp.Storage.Locks;

/// <summary>
/// The pauses between attempts: a few short ones, because most locks are held for milliseconds, then one second doubling to eight with a quarter of jitter
/// (LIM-6), until the time limit. Measured on a clock that does not jump.
/// </summary>
internal sealed class LockWait(LockSettings settings, TimeProvider clock, IIdGenerator ids)
{
    private static readonly int[] s_short = [20, 20, 30, 30, 50, 50, 50, 50, 50, 50];

    private readonly long _started = clock.GetTimestamp();

    /// <summary>Number of pauses so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Time since the first attempt.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>Pauses before the next attempt.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.LockTimeout"/> when the limit is reached.</exception>
    public async ValueTask PauseAsync(string what, LockInfo? holder, bool adviseNamespace, CancellationToken cancellationToken)
    {
        var left = settings.Timeout - Elapsed;
        if (left <= TimeSpan.Zero)
        {
            throw TimedOut(what, holder, adviseNamespace);
        }

        var pause = Next();
        await Task.Delay(pause < left ? pause : left, clock, cancellationToken);
        Attempts++;
    }

    private TimeSpan Next()
    {
        if (Attempts < s_short.Length)
        {
            return TimeSpan.FromMilliseconds(s_short[Attempts]);
        }

        var seconds = Math.Min(8, 1 << Math.Min(3, Attempts - s_short.Length));
        var jitter = ((uint)ids.NewUuid().GetHashCode() % 1000 / 1000.0 * 0.5) - 0.25;
        return TimeSpan.FromSeconds(seconds * (1 + jitter));
    }

    private SwampException TimedOut(string what, LockInfo? holder, bool adviseNamespace)
    {
        var who = holder is null ? "an unknown holder" : $"{holder.Holder} (pid {holder.Pid})";
        var hint = "Wait for the other command, raise SWAMP_LOCK_TIMEOUT_MS, or remove the file if its holder, on another machine, is gone";
        if (adviseNamespace)
        {
            hint += ". Repositories that share a datastore do not wait for each other when each has a 'namespace' in .swamp.yaml";
        }

        return new SwampException(new SwampError
        {
            Code = ErrorCodes.LockTimeout,
            Message = $"Could not take the lock {what} within {(long)settings.Timeout.TotalMilliseconds} ms; it is held by {who}.",
            Hint = hint,
            ExitStatus = ExitCodes.LockTimeout,
            Retryable = true,
        });
    }
}
