namespace Swamp.Engine.Data;

/// <summary>
/// An index over the visible versions of all items (DATA-35). It is a cache: whenever it is missing, damaged or behind, it is brought up to date from the
/// stored versions before it answers. Rename tombstones are not in it; deletion markers are rows like any other.
/// </summary>
public interface IDataCatalog : IAsyncDisposable
{
    /// <summary>Visits the rows that pass the filter, ordered by namespace, type, model, name and version.</summary>
    /// <param name="filter">The conditions.</param>
    /// <param name="visit">Called for each row; returns false to stop. Must not call the catalogue.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask VisitAsync(CatalogFilter filter, Func<CatalogEntry, bool> visit, CancellationToken cancellationToken);

    /// <summary>Writes out what has been recorded since the last time; called at the end of each operation that wrote data.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Says that stored versions were changed behind its back, as a pull does: the next query reads them all again.</summary>
    ValueTask InvalidateAsync(CancellationToken cancellationToken);

    /// <summary>Reads everything again from the stored versions.</summary>
    ValueTask<CatalogRebuild> RebuildAsync(CancellationToken cancellationToken);

    /// <summary>Moves the write-ahead log into the database.</summary>
    ValueTask<CatalogCheckpoint> CheckpointAsync(CancellationToken cancellationToken);
}
