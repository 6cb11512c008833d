namespace Swamp.Engine.Runs;

/// <summary>The runs of a repository that are under way or ended lately, across processes (TRK-1 to TRK-5).</summary>
public interface IRunTracker : IAsyncDisposable
{
    /// <summary>Records the start of a run. Reaps stale runs and removes those that ended more than seven days ago (TRK-4, TRK-5).</summary>
    ValueTask StartAsync(TrackedRun run, CancellationToken cancellationToken);

    /// <summary>Shows life; called every 30 seconds (TRK-3).</summary>
    /// <returns>False when the run has been cancelled by somebody else, and should end.</returns>
    ValueTask<bool> HeartbeatAsync(string id, CancellationToken cancellationToken);

    /// <summary>Changes the state of a run. A run that was cancelled meanwhile stays cancelled.</summary>
    ValueTask SetStatusAsync(string id, RunStatus status, CancellationToken cancellationToken);

    /// <summary>Marks a running or suspended run as cancelled; ending its process is up to the caller (MOD-56).</summary>
    /// <returns>False when it had ended already or is unknown.</returns>
    ValueTask<bool> CancelAsync(string id, string? reason, CancellationToken cancellationToken);

    /// <summary>The run of that id, or null.</summary>
    ValueTask<TrackedRun?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>All runs, newest first.</summary>
    ValueTask<IReadOnlyList<TrackedRun>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Marks stale runs as failed; on this machine only if their process is dead (TRK-5).</summary>
    /// <returns>The runs that were marked, as they were before.</returns>
    ValueTask<IReadOnlyList<TrackedRun>> ReapAsync(CancellationToken cancellationToken);
}
