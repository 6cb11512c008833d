namespace Swamp.Engine.Runs;

/// <summary>Finds records of workflow runs without loading them in full.</summary>
public interface IWorkflowRunLookup
{
    /// <summary>Whether there is a record of that run (DATA-13).</summary>
    ValueTask<bool> ExistsAsync(string runId, CancellationToken cancellationToken);

    /// <summary>All runs, newest first; records that cannot be read are left out.</summary>
    ValueTask<IReadOnlyList<WorkflowRunSummary>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes the record of a run with its log.</summary>
    /// <returns>Bytes that were freed.</returns>
    ValueTask<long> DeleteAsync(WorkflowRunSummary run, CancellationToken cancellationToken);
}
