using System.Globalization;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;
using Swamp.Engine.Runs;
using Swamp.Storage.Files;
using Swamp.Storage.Locks;
using Swamp.Storage.Sqlite;

namespace Swamp.Storage.Runs;

/// <summary>The run tracker in <c>run_tracker.db</c>. Opened at first use; a damaged file is replaced, as its rows describe processes that come and go.</summary>
/// <param name="path">Absolute path of the database.</param>
/// <param name="machineName">Name of this machine.</param>
/// <param name="clock">Time.</param>
public sealed class SqliteRunTracker(string path, string machineName, TimeProvider clock) : IRunTracker
{
    private const string Columns =
        "id, run_kind, model_type, method_name, workflow_name, pid, hostname, started_at, heartbeat_at, status, completed_at, cancel_reason, initiated_by, instance_id";

    private static readonly TimeSpan s_keepTerminal = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_busyTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private SqliteConnection? _connection;

    /// <inheritdoc/>
    public ValueTask StartAsync(TrackedRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        cancellationToken.ThrowIfCancellationRequested();
        Run(connection => connection.InTransaction(() =>
        {
            Reap(connection);
            connection.Prepare("DELETE FROM active_runs WHERE status IN ('completed', 'failed', 'cancelled') AND completed_at < ?")
                .With(IdFormat.Text(clock.GetUtcNow() - s_keepTerminal)).Run();
            connection.Prepare($"INSERT OR REPLACE INTO active_runs ({Columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .With(run.Id).With(Text(run.Kind)).With(run.ModelType).With(run.MethodName).With(run.WorkflowName).With(run.Pid).With(run.Hostname)
                .With(IdFormat.Text(run.StartedAt)).With(IdFormat.Text(run.HeartbeatAt)).With(Text(run.Status))
                .With(run.CompletedAt is { } ended ? IdFormat.Text(ended) : null).With(run.CancelReason).With(run.InitiatedBy).With(run.InstanceId).Run();
        }));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> HeartbeatAsync(string id, CancellationToken cancellationToken)
    {
        var alive = true;
        Run(connection =>
        {
            connection.Prepare("UPDATE active_runs SET heartbeat_at = ? WHERE id = ? AND status = 'running'").With(IdFormat.Text(clock.GetUtcNow())).With(id).Run();
            var cancelled = connection.Prepare("SELECT 1 FROM active_runs WHERE id = ? AND status = 'cancelled'").With(id);
            alive = !cancelled.Step();
            cancelled.Reset();
        });
        return ValueTask.FromResult(alive);
    }

    /// <inheritdoc/>
    public ValueTask SetStatusAsync(string id, RunStatus status, CancellationToken cancellationToken)
    {
        var ended = status is RunStatus.Running or RunStatus.Suspended ? null : IdFormat.Text(clock.GetUtcNow());
        Run(connection => connection.Prepare("UPDATE active_runs SET status = ?, completed_at = ?, heartbeat_at = ? WHERE id = ? AND status <> 'cancelled'")
            .With(Text(status)).With(ended).With(IdFormat.Text(clock.GetUtcNow())).With(id).Run());
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> CancelAsync(string id, string? reason, CancellationToken cancellationToken)
    {
        var changed = 0;
        Run(connection => changed = connection
            .Prepare("UPDATE active_runs SET status = 'cancelled', completed_at = ?, cancel_reason = ? WHERE id = ? AND status IN ('running', 'suspended')")
            .With(IdFormat.Text(clock.GetUtcNow())).With(reason).With(id).Run());
        return ValueTask.FromResult(changed > 0);
    }

    /// <inheritdoc/>
    public ValueTask<TrackedRun?> FindAsync(string id, CancellationToken cancellationToken)
    {
        TrackedRun? found = null;
        Query(connection => found = Read(connection.Prepare($"SELECT {Columns} FROM active_runs WHERE id = ?").With(id)).SingleOrDefault());
        return ValueTask.FromResult(found);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TrackedRun>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TrackedRun> runs = [];
        Query(connection => runs = Read(connection.Prepare($"SELECT {Columns} FROM active_runs ORDER BY started_at DESC, id")));
        return ValueTask.FromResult(runs);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TrackedRun>> ReapAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TrackedRun> reaped = [];
        if (HasFile)
        {
            Run(connection => connection.InTransaction(() => reaped = Reap(connection)));
        }

        return ValueTask.FromResult(reaped);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            Close();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>An id of a process is used again: without signs of life, one that was started after the last of them is another process.</summary>
    private bool HasEnded(TrackedRun run) =>
        !ProcessLiveness.IsAlive(run.Pid) || (run.IsStale(clock.GetUtcNow()) && ProcessTree.StartedAfter(run.Pid, run.HeartbeatAt));

    private List<TrackedRun> Reap(SqliteConnection connection)
    {
        // A process of this machine is asked; of others only the heartbeat is known, and a clock that was set back makes the wait longer.
        var now = clock.GetUtcNow();
        var running = Read(connection.Prepare($"SELECT {Columns} FROM active_runs WHERE status = 'running'"));
        var stale = running.FindAll(run => IsHere(run) ? run.ProcessEnded : run.IsStale(now));
        foreach (var run in stale)
        {
            connection.Prepare("UPDATE active_runs SET status = 'failed', completed_at = ? WHERE id = ?").With(IdFormat.Text(now)).With(run.Id).Run();
        }

        return stale;
    }

    private bool IsHere(TrackedRun run) => run.Hostname.Equals(machineName, StringComparison.OrdinalIgnoreCase);

    private bool HasFile => _connection is not null || File.Exists(path);

    /// <summary>Runs a query; no file means no runs, and none is made. Who may only read the repository may ask as well.</summary>
    private void Query(Action<SqliteConnection> action)
    {
        if (HasFile)
        {
            Run(action, isReading: true);
        }
    }

    private void Run(Action<SqliteConnection> action, bool isReading = false)
    {
        lock (_gate)
        {
            try
            {
                Attempt(action);
            }
            catch (SqliteFailure failure) when (failure.IsCorrupt)
            {
                Repair();
                Translated(() => Attempt(action));
            }
            catch (SqliteFailure failure) when (failure.IsUnwritable && isReading)
            {
                Close();
                Translated(() => ReadOnce(action));
            }
            catch (SqliteFailure failure)
            {
                throw Failed(failure);
            }
        }
    }

    /// <summary>Not kept open: what such a connection sees may not change.</summary>
    private void ReadOnce(Action<SqliteConnection> action)
    {
        using var connection = SqliteConnection.OpenReadOnly(path, s_busyTimeout);
        action(connection);
    }

    private void Attempt(Action<SqliteConnection> action)
    {
        if (_connection is null)
        {
            var isNew = !File.Exists(path);
            if (isNew)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }

            _connection = SqliteConnection.Open(path, s_busyTimeout, SqliteJournal.Rollback);
            if (isNew)
            {
                TrackerSchema.Ensure(_connection);
            }
        }

        action(_connection);
    }

    /// <summary>A table or column may be missing (an older version), or the file may be damaged: first the one is assumed, then the other.</summary>
    private void Repair()
    {
        try
        {
            _connection ??= SqliteConnection.Open(path, s_busyTimeout, SqliteJournal.Rollback);
            TrackerSchema.Ensure(_connection);
        }
        catch (SqliteFailure failure) when (failure.IsCorrupt)
        {
            Close();
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
            {
                SmallFile.TryDelete(path + suffix);
            }
        }
    }

    private void Translated(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteFailure failure)
        {
            throw Failed(failure);
        }
    }

    private SwampException Failed(SqliteFailure failure) => new(
        ErrorCodes.FileSystem,
        $"The run tracker {path} cannot be used: {failure.Message}",
        failure switch
        {
            { IsBusy: true } => "Run the command again.",
            { IsUnwritable: true } => $"Check the owner and permissions of {path} and its folder, and the disk they lie on.",
            _ => $"Its rows describe processes that come and go; remove it: rm '{path}'*",
        },
        innerException: failure);

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private List<TrackedRun> Read(SqliteStatement rows)
    {
        var runs = new List<TrackedRun>();
        while (rows.Step())
        {
            var run = new TrackedRun
            {
                Id = rows.RequiredText(0),
                Kind = rows.RequiredText(1) == "workflow" ? RunKind.Workflow : RunKind.ModelMethod,
                ModelType = rows.Text(2),
                MethodName = rows.Text(3),
                WorkflowName = rows.Text(4),
                Pid = (int)rows.Number(5),
                Hostname = rows.RequiredText(6),
                StartedAt = Time(rows.RequiredText(7)),
                HeartbeatAt = Time(rows.RequiredText(8)),
                Status = Enum.TryParse<RunStatus>(rows.RequiredText(9), ignoreCase: true, out var status) ? status : RunStatus.Failed,
                CompletedAt = rows.Text(10) is { } ended ? Time(ended) : null,
                CancelReason = rows.Text(11),
                InitiatedBy = rows.Text(12),
                InstanceId = rows.Text(13),
            };
            runs.Add(run with { ProcessEnded = run.Status == RunStatus.Running && IsHere(run) && HasEnded(run) });
        }

        rows.Reset();
        return runs;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : default;

    private static string Text(RunKind kind) => kind == RunKind.Workflow ? "workflow" : "model_method";

    private static string Text(RunStatus status) => status switch
    {
        RunStatus.Running => "running",
        RunStatus.Completed => "completed",
        RunStatus.Failed => "failed",
        RunStatus.Cancelled => "cancelled",
        RunStatus.Suspended => "suspended",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a state."),
    };
}
