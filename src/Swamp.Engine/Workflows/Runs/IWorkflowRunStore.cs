using Swamp.Engine.Errors;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>The records and journals of workflow runs (WF-100).</summary>
public interface IWorkflowRunStore
{
    /// <summary>
    /// Takes a run for this process and opens its journal; nobody else gets it until the journal is disposed or this process ends, however
    /// it ends. What a died process wrote in half is cut off.
    /// </summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/> when another process runs it.</exception>
    ValueTask<IRunJournal> OpenAsync(WorkflowRun run, CancellationToken cancellationToken);

    /// <summary>Writes the record of a run (WF-100).</summary>
    ValueTask SaveAsync(WorkflowRun run, CancellationToken cancellationToken);

    /// <summary>Reads a run in full: from its journal, which knows more than the record while a run is under way, else from the record.</summary>
    ValueTask<WorkflowRun?> FindAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Whether there is a record or journal of a run.</summary>
    ValueTask<bool> ExistsAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The text of the workflow that a run began with, or null when it is not known.</summary>
    ValueTask<string?> FindWorkflowTextAsync(string runId, CancellationToken cancellationToken);

    /// <summary>All runs without their jobs, newest first; records that cannot be read are left out.</summary>
    /// <param name="workflowId">Only runs of this workflow; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<RunHead>> ListAsync(string? workflowId, CancellationToken cancellationToken);

    /// <summary>Whether a process runs it now, here or, as far as its record tells, elsewhere.</summary>
    bool IsHeld(string runId);

    /// <summary>Who runs it where its lock cannot be seen: runs in a datastore of an extension are known by their records. Null for nobody, and for a lock that is seen.</summary>
    RunHolder? HolderElsewhere(string runId);

    /// <summary>Removes what killed processes left of runs that nobody runs: locks and half-written records. Runs themselves are not touched.</summary>
    /// <param name="dryRun">Whether to only count.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many files there were.</returns>
    ValueTask<int> SweepAsync(bool dryRun, CancellationToken cancellationToken);

    /// <summary>Removes record, journal and log.</summary>
    /// <returns>Bytes that were freed.</returns>
    ValueTask<long> DeleteAsync(string runId, CancellationToken cancellationToken);
}
