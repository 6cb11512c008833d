namespace Swamp.Engine.Runs;

/// <summary>The output records of a repository (OUT-1).</summary>
public interface IOutputStore
{
    /// <summary>Writes a record.</summary>
    /// <returns>The record with its path.</returns>
    ValueTask<OutputRecord> WriteAsync(OutputRecord record, CancellationToken cancellationToken);

    /// <summary>Finds a record by its id or a beginning of it of at least three hex digits or hyphens (MOD-60, LIM-24).</summary>
    /// <returns>The record, or null when there is none.</returns>
    /// <exception cref="Errors.SwampException">The beginning is malformed, or several records have it; the message lists them.</exception>
    ValueTask<OutputRecord?> FindAsync(string idOrPrefix, CancellationToken cancellationToken);

    /// <summary>Records that pass the filter, newest first; files that cannot be read are left out.</summary>
    ValueTask<IReadOnlyList<OutputRecord>> ListAsync(OutputFilter filter, CancellationToken cancellationToken);

    /// <summary>Removes records that killed processes left half-written.</summary>
    /// <param name="before">Only what was written before; a record takes a moment to write.</param>
    /// <param name="dryRun">Whether to only count.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many files there were.</returns>
    ValueTask<int> SweepAsync(DateTimeOffset before, bool dryRun, CancellationToken cancellationToken);

    /// <summary>Removes a record with its run log.</summary>
    /// <returns>Bytes that were freed.</returns>
    ValueTask<long> DeleteAsync(OutputRecord record, CancellationToken cancellationToken);
}
