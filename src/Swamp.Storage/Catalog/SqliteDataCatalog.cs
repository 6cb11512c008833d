using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Storage.Data;
using Swamp.Storage.Files;
using Swamp.Storage.Sqlite;

namespace Swamp.Storage.Catalog;

/// <summary>
/// The catalogue in <c>_catalog.db</c>. Changes are collected and written in one transaction at the end of an operation; until then the journal lists them, and
/// whoever asks the catalogue first brings the listed items up to date (docs/decisions/0004).
/// </summary>
public sealed partial class SqliteDataCatalog : IDataCatalog, IDataChangeFeed
{
    private const int FlushAt = 256;

    private readonly RepositoryLayout _layout;
    private readonly CatalogJournal _journal;
    private readonly ItemRecovery _recovery;
    private readonly List<(DataItemKey Key, DataVersion? Added)> _pending = [];
    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private bool _isReady;

    /// <summary>The connection is to a catalogue that only this process sees.</summary>
    private bool _isInMemory;

    /// <summary>The journal lists items whose rows this process could not write to the catalogue that everybody sees.</summary>
    private bool _isBehind;
    private bool _hasLookedForLeftovers;

    /// <summary>Creates the catalogue; opens nothing yet.</summary>
    /// <param name="layout">Where the repository keeps its data.</param>
    /// <param name="ids">Where the session's id comes from.</param>
    public SqliteDataCatalog(RepositoryLayout layout, Swamp.Engine.Identity.IIdGenerator ids)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(ids);
        _layout = layout;
        SessionId = ids.NewUuid().ToString("N");
        _journal = new CatalogJournal(Path.Combine(layout.Local, "catalog-journal"), SessionId);
        _recovery = new ItemRecovery(new DataPaths(layout));
    }

    /// <inheritdoc/>
    public string SessionId { get; }

    /// <inheritdoc/>
    public void Announce(DataItemKey key)
    {
        lock (_gate)
        {
            if (!_hasLookedForLeftovers)
            {
                HealLeftovers();
            }

            _journal.Announce(key);
        }
    }

    /// <inheritdoc/>
    public void RecordAdded(DataVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        Record(version.Key, version);
    }

    /// <inheritdoc/>
    public void RecordChanged(DataItemKey key) => Record(key, null);

    /// <inheritdoc/>
    public ValueTask VisitAsync(CatalogFilter filter, Func<CatalogEntry, bool> visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(visit);
        lock (_gate)
        {
            WithHealing(() => Visit(filter, visit, cancellationToken));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Flush();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask InvalidateAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Flush();
            WithHealing(Invalidate);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<CatalogRebuild> RebuildAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            CatalogRebuild? result = null;
            WithHealing(() =>
            {
                Open();
                result = Rebuild(onlyIfNeeded: false, cancellationToken);
            });
            return ValueTask.FromResult(result!);
        }
    }

    /// <inheritdoc/>
    public ValueTask<CatalogCheckpoint> CheckpointAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var result = new CatalogCheckpoint(0, 0);
            WithHealing(() =>
            {
                EnsureReady(cancellationToken);
                var row = _connection!.Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
                if (row.Step())
                {
                    result = new CatalogCheckpoint((int)Math.Max(0, row.Number(1)), (int)Math.Max(0, row.Number(2)));
                }

                row.Reset();
            });
            return ValueTask.FromResult(result);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            try
            {
                Flush();
            }
            finally
            {
                _journal.Dispose();
                Close();
            }
        }

        return ValueTask.CompletedTask;
    }

    private void Record(DataItemKey key, DataVersion? added)
    {
        lock (_gate)
        {
            _pending.Add((key, added));
            _journal.Close(key);
            if (_pending.Count >= FlushAt)
            {
                Flush();
            }
        }
    }

    private void Visit(CatalogFilter filter, Func<CatalogEntry, bool> visit, CancellationToken cancellationToken)
    {
        HealLeftovers();
        EnsureReady(cancellationToken);
        CatchUp();
        var rows = CatalogRows.Select(_connection!, filter);
        try
        {
            for (var n = 0; rows.Step(); n++)
            {
                if (n % 1024 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                var row = CatalogRows.Read(rows);
                if (HasTags(row, filter) && !visit(row))
                {
                    break;
                }
            }
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>The statement looks for tags as text, which may stand somewhere else in the row's tags, and not for all of them.</summary>
    private static bool HasTags(CatalogEntry row, CatalogFilter filter)
    {
        foreach (var (key, value) in filter.Tags)
        {
            if (!row.Tags.TryGetValue(key, out var actual) || actual != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the collected changes. Never fails an operation whose data are stored: what cannot be written stays in the journal.</summary>
    private void Flush()
    {
        if (_pending.Count == 0 && !_isBehind)
        {
            return;
        }

        try
        {
            EndPending(UpdateExisting(WritePending));
        }
        catch (Exception error) when (error is SqliteFailure || StorageErrors.IsRefusal(error))
        {
            EndPending(areShared: false);
            Close();
        }
    }

    private void WritePending()
    {
        if (_isBehind)
        {
            // What was collected earlier is forgotten, but the journal has kept the names.
            Refresh(_journal.Listed.Union(_pending.Select(p => p.Key)).ToList());
            return;
        }

        foreach (var (key, added) in _pending)
        {
            if (added is not null)
            {
                CatalogRows.Add(_connection!, _layout.Namespace, added);
            }
            else
            {
                CatalogRows.ReplaceItem(_connection!, _layout.Namespace, key, _recovery.ReadableVersions(key, null));
            }
        }
    }

    /// <summary>The journal is emptied only when its rows are where everybody finds them; else the next reader reads the items from it.</summary>
    private void EndPending(bool areShared)
    {
        _pending.Clear();
        _isBehind = !areShared;
        if (areShared)
        {
            _journal.Empty();
        }
    }

    private void WithHealing(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteFailure failure) when (failure.IsCorrupt)
        {
            if (failure.IsDamaged || !TryRecreate())
            {
                Close();
                foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
                {
                    SmallFile.TryDelete(_layout.Catalog + suffix);
                }
            }

            Retry(action);
        }
        catch (SqliteFailure failure) when (failure.IsUnwritable)
        {
            Close();
            UseMemory();
            Retry(action);
        }
        catch (SqliteFailure failure)
        {
            throw Failed(failure);
        }
    }

    /// <summary>Makes tables of another shape anew inside the same file, so that other processes which have it open are not left with a deleted one.</summary>
    private bool TryRecreate()
    {
        try
        {
            Close();
            Open();
            Rebuild(onlyIfNeeded: false, CancellationToken.None);
            return true;
        }
        catch (SqliteFailure failure) when (failure.IsCorrupt)
        {
            return false;
        }
        catch (SqliteFailure failure)
        {
            throw Failed(failure);
        }
    }

    private void Retry(Action action)
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

    private SwampException Failed(SqliteFailure failure) => failure.IsBusy
        ? new SwampException(ErrorCodes.FileSystem, $"The data catalogue {_layout.Catalog} is in use by another process: {failure.Message}", "Run the command again.")
        : new SwampException(
            ErrorCodes.FileSystem, $"The data catalogue {_layout.Catalog} cannot be used: {failure.Message}", $"It can be rebuilt: rm '{_layout.Catalog}'*", innerException: failure);
}
