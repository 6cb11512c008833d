using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Storage.Data;
using Swamp.Storage.Files;
using Swamp.Storage.Sqlite;

namespace Swamp.Storage.Catalog;

/// <content>Opening, rebuilding and catching up.</content>
public sealed partial class SqliteDataCatalog
{
    /// <summary>Long enough for another process to rebuild a large catalogue.</summary>
    private static readonly TimeSpan s_busyTimeout = TimeSpan.FromSeconds(30);

    private const int MaxReplacements = 5;

    private void Open()
    {
        CloseReplaced();
        if (_connection is not null)
        {
            return;
        }

        if (!Directory.Exists(Path.GetDirectoryName(_layout.Catalog)))
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_layout.Catalog)!);
            }
            catch (Exception error) when (StorageErrors.IsRefusal(error))
            {
                UseMemory();
                return;
            }
        }

        _connection = SqliteConnection.Open(_layout.Catalog, s_busyTimeout);
    }

    /// <summary>A catalogue for this process alone, where the repository cannot be written.</summary>
    private void UseMemory() => (_connection, _isInMemory) = (SqliteConnection.Open(":memory:", s_busyTimeout), true);

    /// <summary>Whether rows written now are found by other processes.</summary>
    private bool IsShared => !_isInMemory && _connection is { HasMoved: false };

    /// <summary>Lets go of a catalogue that somebody has replaced or removed meanwhile.</summary>
    private void CloseReplaced()
    {
        if (_connection is not null && !_isInMemory && !IsShared)
        {
            Close();
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        (_connection, _isReady, _isInMemory) = (null, false, false);
    }

    /// <summary>
    /// Changes rows of a catalogue that is in use. One that is missing or not filled yet stays so: the first query fills it from the files. Whether it is
    /// filled is asked under the write lock, because another process may be filling it now and may have passed the changed item already.
    /// </summary>
    /// <returns>
    /// Whether the catalogue that everybody sees has the change, or will have it from the first query. A file that was replaced before the commit is noticed after
    /// it; one that is replaced later is filled from files which have the change already.
    /// </returns>
    private bool UpdateExisting(Action change)
    {
        for (var attempt = 0; attempt < MaxReplacements; attempt++)
        {
            CloseReplaced();
            if (_connection is null && !Path.Exists(_layout.Catalog))
            {
                return true;
            }

            Open();
            _connection!.InTransaction(() =>
            {
                var meta = CatalogSchema.ReadMeta(_connection);
                if (meta.GetValueOrDefault("schema_version") == CatalogSchema.Version && IsPopulated(meta))
                {
                    change();
                }
            });
            if (_isInMemory || IsShared)
            {
                break;
            }
        }

        return IsShared;
    }

    private void EnsureReady(CancellationToken cancellationToken)
    {
        Open();
        if (_isReady)
        {
            return;
        }

        if (!IsCurrent())
        {
            Rebuild(onlyIfNeeded: true, cancellationToken);
        }

        _isReady = true;
    }

    private bool IsCurrent()
    {
        var meta = CatalogSchema.ReadMeta(_connection!);
        return meta.GetValueOrDefault("schema_version") == CatalogSchema.Version
            && IsPopulated(meta)
            && BootId.IsSame(meta.GetValueOrDefault("swamp_boot"), BootId.Read())
            && meta.GetValueOrDefault("swamp_data") == _layout.Data;
    }

    /// <summary>Makes the next query, in whichever process, read everything again. A catalogue that does not exist does so anyway.</summary>
    private void Invalidate()
    {
        CloseReplaced();
        if (_isInMemory)
        {
            Close();
            return;
        }

        _isReady = false;
        if (_connection is null && !Path.Exists(_layout.Catalog))
        {
            return;
        }

        Open();
        _connection!.InTransaction(() =>
        {
            if (CatalogSchema.ReadMeta(_connection).ContainsKey("populated"))
            {
                CatalogSchema.SetMeta(_connection, "populated", "0");
            }
        });
    }

    private static bool IsPopulated(Dictionary<string, string> meta) => meta.GetValueOrDefault("populated") is "1" or "true";

    private CatalogRebuild Rebuild(bool onlyIfNeeded, CancellationToken cancellationToken)
    {
        var problems = new List<SwampError>();
        var rows = 0;
        var connection = _connection!;
        connection.InTransaction(() =>
        {
            if (onlyIfNeeded && IsCurrent())
            {
                return; // Another process has rebuilt it while this one waited for the lock.
            }

            // Rows of other namespaces cannot be read from here (DATA-35), so they outlive a rebuild wherever the tables can be kept.
            var foreign = ForeignRows(connection);
            CatalogSchema.Recreate(connection);
            foreach (var key in new DataPaths(_layout).AllItems())
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows += CatalogRows.InsertItem(connection, _layout.Namespace, _recovery.ReadableVersions(key, problems.Add));
            }

            foreign.ForEach(row => CatalogRows.Restore(connection, row));
            CatalogSchema.AddIndexes(connection);
            CatalogSchema.SetMeta(connection, "populated", "1");
            CatalogSchema.SetMeta(connection, "swamp_boot", BootId.Read());
            CatalogSchema.SetMeta(connection, "swamp_data", _layout.Data);
        });
        _isReady = true;
        return new CatalogRebuild(rows, problems);
    }

    private List<CatalogEntry> ForeignRows(SqliteConnection connection)
    {
        var kept = new List<CatalogEntry>();
        if (CatalogSchema.ReadMeta(connection).GetValueOrDefault("schema_version") != CatalogSchema.Version)
        {
            return kept;
        }

        try
        {
            var rows = CatalogRows.SelectOtherNamespaces(connection, _layout.Namespace);
            while (rows.Step())
            {
                kept.Add(CatalogRows.Read(rows));
            }

            rows.Reset();
        }
        catch (SqliteFailure failure) when (failure is { IsCorrupt: true, IsDamaged: false })
        {
            kept.Clear(); // A table of another shape, or none.
        }

        return kept;
    }

    /// <summary>Brings in what this process has collected and what the journals of others list.</summary>
    private void CatchUp()
    {
        if (_pending.Count > 0 || (_isBehind && !_isInMemory))
        {
            _connection!.InTransaction(WritePending);
            EndPending(IsShared);
        }

        var listed = new HashSet<DataItemKey>();
        foreach (var path in Journals())
        {
            if (!_journal.IsOwn(path) && ReadJournal(path) is { } content)
            {
                listed.UnionWith(CatalogJournal.Parse(content));
            }
        }

        if (listed.Count > 0)
        {
            _connection!.InTransaction(() => Refresh(listed));
        }
    }

    private void Refresh(IEnumerable<DataItemKey> keys)
    {
        foreach (var key in keys)
        {
            CatalogRows.ReplaceItem(_connection!, _layout.Namespace, key, _recovery.ReadableVersions(key, null));
        }
    }

    /// <summary>Ends what processes that died have left: their files are cleared up and their items are read again.</summary>
    private void HealLeftovers()
    {
        _hasLookedForLeftovers = true;
        foreach (var path in Journals())
        {
            if (!_journal.IsOwn(path))
            {
                HealJournal(path);
            }
        }
    }

    private void HealJournal(string path)
    {
        try
        {
            var owner = JournalOwner.Of(path);
            if (owner.MayLive(TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path)))
            {
                return;
            }

            // Opening it without sharing fails while its process lives. It is deleted before it is closed, so that nobody takes it up in between.
            var sharing = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, sharing);
            var content = new StreamReader(file).ReadToEnd();
            var keys = CatalogJournal.Parse(content).ToHashSet();
            foreach (var key in keys)
            {
                _recovery.Heal(key, owner.Session);
            }

            if (keys.Count == 0 || UpdateExisting(() => Refresh(keys)))
            {
                File.Delete(path);
            }
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error) || error is SqliteFailure or SwampException)
        {
            // In use, read-only or busy: whoever comes next tries again, and CatchUp reads the listed items in any case.
        }
    }

    private List<string> Journals()
    {
        try
        {
            return FolderListing.Files(_journal.Folder, "*", SearchOption.TopDirectoryOnly);
        }
        catch (SwampException)
        {
            return [];
        }
    }

    private static string? ReadJournal(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return new StreamReader(file).ReadToEnd();
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            return null; // Emptied in this moment; the catalogue has its items.
        }
    }
}
