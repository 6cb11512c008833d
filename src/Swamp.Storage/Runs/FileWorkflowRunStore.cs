using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Engine.Repositories;
using Swamp.Engine.Workflows.Runs;
using Swamp.Engine.Yaml;
using Swamp.Storage.Files;

namespace Swamp.Storage.Runs;

/// <summary>
/// Workflow runs as files: <c>workflow-runs/{workflow}/workflow-run-{id}.yaml</c> with a <c>.log</c> and a <c>.journal</c> beside it (WF-100).
/// A run that is under way is held by a lock of the operating system, which ends with the process however that ends.
/// </summary>
/// <param name="layout">Where the repository keeps them.</param>
/// <param name="flush">Whether journals survive the machine, not only the process.</param>
/// <param name="sharing">Where records are exchanged with places whose locks cannot be seen; null where everybody who has the records sees the locks.</param>
public sealed class FileWorkflowRunStore(RepositoryLayout layout, bool flush = false, RunSharing? sharing = null) : IWorkflowRunStore
{
    private const string Prefix = "workflow-run-";

    /// <inheritdoc/>
    public ValueTask<IRunJournal> OpenAsync(WorkflowRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        cancellationToken.ThrowIfCancellationRequested();
        var path = JournalPath(run.WorkflowId, run.Id);
        try
        {
            var held = Hold(run.Id);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var length = File.Exists(path) ? JournalFormat.Read(path, onEntry: null, line => throw Damaged(path, line)) : 0;
                if (run.JournalLength is { } known && known != length)
                {
                    throw new SwampException(
                        ErrorCodes.Conflict, $"Somebody else went on with the workflow run {run.Id} in this moment.", $"See how it stands, then try again: swamp workflow history get {run.Id}");
                }

                var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
                RandomAccess.SetLength(file, length);
                return ValueTask.FromResult<IRunJournal>(new RunJournalFile(file, path, held, LockPath(run.Id), length, flush));
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("open the run's journal", path, error);
        }
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(WorkflowRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        cancellationToken.ThrowIfCancellationRequested();
        var path = RecordPath(run.WorkflowId, run.Id);
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            SmallFile.Replace(path, Path.Combine(folder, $".{run.Id}.tmp"), WorkflowRunJson.WriteYaml(run), flush);
            run.Path = path;
            return ValueTask.CompletedTask;
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("write the record of the workflow run", path, error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<WorkflowRun?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (FolderOf(runId) is not { } folder)
        {
            return ValueTask.FromResult<WorkflowRun?>(null);
        }

        var record = Path.Combine(folder, $"{Prefix}{runId}.yaml");
        var (replay, length) = Replay(Path.ChangeExtension(record, ".journal"));
        var run = replay.Run ?? ReadRecord(record);
        if (run is not null)
        {
            (run.Path, run.JournalLength) = (record, length);
        }

        return ValueTask.FromResult(run);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(FolderOf(runId) is not null);
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindWorkflowTextAsync(string runId, CancellationToken cancellationToken) => ValueTask.FromResult(
        FolderOf(runId) is { } folder ? WorkflowTextOf(Path.Combine(folder, $"{Prefix}{runId}.journal")) : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunHead>> ListAsync(string? workflowId, CancellationToken cancellationToken)
    {
        var heads = new List<RunHead>();
        var top = workflowId is null ? layout.WorkflowRuns : Path.Combine(layout.WorkflowRuns, workflowId);
        foreach (var path in FolderListing.Files(top, $"{Prefix}*.yaml", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (RunHeadReader.Read(path) is { } head)
            {
                heads.Add(head);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<RunHead>>([.. heads.OrderByDescending(h => h.StartedAt).ThenBy(h => h.Id, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public bool IsHeld(string runId) => IsLocked(runId) || HolderElsewhere(runId) is not null;

    /// <inheritdoc/>
    public RunHolder? HolderElsewhere(string runId)
    {
        if (sharing is null || IsLocked(runId) || FolderOf(runId) is not { } folder)
        {
            return null;
        }

        var record = Path.Combine(folder, $"{Prefix}{runId}.yaml");
        if (RunHeadReader.Read(record) is not { Status: WorkflowRunStatus.Running, Host: { } host, Pid: { } pid })
        {
            return null;
        }

        if (host != sharing.MachineName)
        {
            return new RunHolder(host, pid, IsHere: false);
        }

        // The process wrote the record; one of its number that is younger than that is another one.
        var writtenAt = new DateTimeOffset(File.GetLastWriteTimeUtc(record));
        return pid != sharing.ProcessId && ProcessTree.IsAlive(pid) && !ProcessTree.StartedAfter(pid, writtenAt) ? new RunHolder(host, pid, IsHere: true) : null;
    }

    /// <summary>Whether a process has the run's lock, as far as it can be seen here.</summary>
    private bool IsLocked(string runId)
    {
        var path = LockPath(runId);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> SweepAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var path in FolderListing.Files(Path.GetDirectoryName(LockPath(""))!, "*.lock", SearchOption.TopDirectoryOnly))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found += Unless(dryRun, Path.GetFileNameWithoutExtension(path), held: path);
        }

        foreach (var path in FolderListing.Files(layout.WorkflowRuns, ".*.tmp", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found += Unless(dryRun, Path.GetFileNameWithoutExtension(path)[1..], held: path);
        }

        return ValueTask.FromResult(found);
    }

    /// <summary>Removes a file of a run under the run's lock, which goes with it; a run that somebody holds keeps both.</summary>
    private int Unless(bool dryRun, string runId, string held)
    {
        if (dryRun)
        {
            return IsLocked(runId) ? 0 : 1;
        }

        try
        {
            using var own = Hold(runId);
            SmallFile.TryDelete(held);
            SmallFile.TryDelete(LockPath(runId));
            return 1;
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.Conflict)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> DeleteAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (FolderOf(runId) is not { } folder)
        {
            return ValueTask.FromResult(0L);
        }

        var record = Path.Combine(folder, $"{Prefix}{runId}.yaml");
        try
        {
            var freed = 0L;
            foreach (var extension in (ReadOnlySpan<string>)[".log", ".journal", ".yaml"])
            {
                var file = new FileInfo(Path.ChangeExtension(record, extension));
                freed += file.Exists ? file.Length : 0;
                file.Delete();
            }

            SmallFile.TryDeleteEmptyFolder(folder);
            return ValueTask.FromResult(freed);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("delete the workflow run", record, error);
        }
    }

    /// <summary>Folder of the run; null when there is none.</summary>
    private string? FolderOf(string runId)
    {
        if (runId.Length == 0 || runId.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            return null;
        }

        return FolderListing.Folders(layout.WorkflowRuns).Select(d => d.FullName).FirstOrDefault(
            d => File.Exists(Path.Combine(d, $"{Prefix}{runId}.yaml")) || File.Exists(Path.Combine(d, $"{Prefix}{runId}.journal")));
    }

    private static (JournalReplay Replay, long Length) Replay(string path)
    {
        var replay = new JournalReplay();
        return (replay, File.Exists(path) ? JournalFormat.Read(path, entry => Applied(replay, entry), line => throw Damaged(path, line)) : 0);
    }

    private static bool Applied(JournalReplay replay, JsonObject entry)
    {
        replay.Apply(entry);
        return true;
    }

    /// <summary>The text stands in the first entry; nothing after it is read.</summary>
    private static string? WorkflowTextOf(string path)
    {
        string? text = null;
        if (File.Exists(path))
        {
            JournalFormat.Read(path, entry =>
            {
                text = entry["workflow"]?.GetValue<string>();
                return false;
            });
        }

        return text;
    }

    private static SwampException Damaged(string path, int line) => new(
        ErrorCodes.DataCorrupt,
        $"The run's journal is damaged in line {line}, and the lines after it are whole: {path}",
        $"Restore it from a backup. Without it the run's record counts, which may be a few steps behind: mv {path} {path}.damaged");

    private static WorkflowRun? ReadRecord(string path) =>
        File.Exists(path) ? WorkflowRunJson.Read(YamlDocument.Parse(File.ReadAllText(path), path).ToJsonObject()) : null;

    private SafeFileHandle Hold(string runId)
    {
        var path = LockPath(runId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            while (true)
            {
                var held = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                if (File.Exists(path))
                {
                    return held;
                }

                held.Dispose(); // Its last holder removed it between the two.
            }
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"Another process runs the workflow run {runId}.", "swamp run history --active", innerException: error);
        }
    }

    private string RecordPath(string workflowId, string runId) => Path.Combine(layout.WorkflowRuns, workflowId, $"{Prefix}{runId}.yaml");

    private string JournalPath(string workflowId, string runId) => Path.ChangeExtension(RecordPath(workflowId, runId), ".journal");

    /// <summary>Beside the runs, so that all repositories that see the runs see the locks; a local copy of what is exchanged is no place for them.</summary>
    private string LockPath(string runId) => Path.Combine(sharing is null ? Path.GetDirectoryName(layout.WorkflowRuns)! : layout.Local, "run-locks", $"{runId}.lock");
}
