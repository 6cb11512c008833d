namespace Swamp.Engine.Data;

/// <summary>
/// The data items of a repository: versioned, immutable, with a moving latest. An acknowledged write survives the death of the process; a write that was
/// not acknowledged is either there in full or not at all. Secrets are the caller's concern: content is stored as given.
/// </summary>
public interface IDataStore
{
    /// <summary>The repository's own namespace; empty in the solo layout.</summary>
    string Namespace { get; }

    /// <summary>Whether rows of that namespace are the repository's own.</summary>
    bool IsOwnNamespace(string ns) => ns == Namespace;

    /// <summary>Stores content as the next version (DATA-3).</summary>
    /// <exception cref="Errors.SwampException">
    /// <see cref="Errors.ErrorCodes.InvalidArgument"/> for a bad name, lifetime or retention, <see cref="Errors.ErrorCodes.Conflict"/> when another owner has the
    /// name (DATA-23), <see cref="Errors.ErrorCodes.FileSystem"/> when the disk refuses.
    /// </exception>
    ValueTask<DataVersion> WriteAsync(DataWrite write, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Opens a writer for the next version; same errors as <see cref="WriteAsync"/>.</summary>
    ValueTask<IDataWriter> OpenWriterAsync(DataWrite write, CancellationToken cancellationToken);

    /// <summary>Appends to the latest version of a streaming item, whose checksum is dropped (DATA-4a).</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.NotFound"/>; <see cref="Errors.ErrorCodes.Conflict"/> when it does not stream.</exception>
    ValueTask<DataVersion> AppendAsync(DataItemKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Makes deferred versions visible, in the order given (EXEC-6).</summary>
    ValueTask<IReadOnlyList<DataVersion>> CommitAsync(IReadOnlyList<DataVersion> deferred, CancellationToken cancellationToken);

    /// <summary>Removes deferred versions.</summary>
    ValueTask AbandonAsync(IReadOnlyList<DataVersion> deferred, CancellationToken cancellationToken);

    /// <summary>Writes a deletion marker after the latest version of an item that is not deleted (EXEC-5).</summary>
    /// <param name="key">The item.</param>
    /// <param name="owner">Who deletes.</param>
    /// <param name="deletedByMethod">Name of the method, kept in the marker's content.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The marker, or null when there is no such item or it is deleted already.</returns>
    ValueTask<DataVersion?> MarkDeletedAsync(DataItemKey key, DataOwner owner, string deletedByMethod, CancellationToken cancellationToken);

    /// <summary>Finds a version.</summary>
    /// <param name="key">The item.</param>
    /// <param name="version">The version; null for the latest, following up to five renames (DATA-31).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The version (deletion markers included), or null.</returns>
    ValueTask<DataVersion?> FindAsync(DataItemKey key, int? version, CancellationToken cancellationToken);

    /// <summary>The latest version itself, without following a rename; null when absent.</summary>
    ValueTask<DataVersion?> FindLatestAsync(DataItemKey key, CancellationToken cancellationToken);

    /// <summary>All visible versions, oldest first; empty when there is no such item.</summary>
    ValueTask<IReadOnlyList<DataVersion>> ListVersionsAsync(DataItemKey key, CancellationToken cancellationToken);

    /// <summary>Numbers of all visible versions, oldest first, also of those whose metadata are damaged.</summary>
    ValueTask<IReadOnlyList<int>> ListVersionNumbersAsync(DataItemKey key, CancellationToken cancellationToken);

    /// <summary>The items of one model, ordered by name, tombstones included.</summary>
    ValueTask<IReadOnlyList<DataItemKey>> ListItemsAsync(string type, string modelId, CancellationToken cancellationToken);

    /// <summary>All items of the repository's namespace, ordered by type, model and name.</summary>
    ValueTask<IReadOnlyList<DataItemKey>> ListAllItemsAsync(CancellationToken cancellationToken);

    /// <summary>The content, compared with its checksum where there is one.</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.DataCorrupt"/>; <see cref="Errors.ErrorCodes.NotFound"/> when it was removed meanwhile.</exception>
    ValueTask<byte[]> ReadContentAsync(DataVersion version, CancellationToken cancellationToken);

    /// <summary>Opens the content for reading, unverified: for content too large to hold.</summary>
    Stream OpenContent(DataVersion version);

    /// <summary>Copies the latest version to a new name and leaves a tombstone (DATA-30).</summary>
    /// <returns>The copy and the tombstone.</returns>
    /// <exception cref="Errors.SwampException">Source missing, target exists, bad or same name (DCMD-11).</exception>
    ValueTask<DataRename> RenameAsync(DataItemKey key, string newName, CancellationToken cancellationToken);

    /// <summary>Removes an item with all its versions.</summary>
    /// <returns>What was removed; null when there was no such item.</returns>
    ValueTask<DataRemoval?> DeleteItemAsync(DataItemKey key, CancellationToken cancellationToken);

    /// <summary>Removes versions; latest moves to the next highest, and an item without versions goes away (DCMD-14).</summary>
    ValueTask<DataRemoval> DeleteVersionsAsync(DataItemKey key, IReadOnlyCollection<int> versions, CancellationToken cancellationToken);
}
