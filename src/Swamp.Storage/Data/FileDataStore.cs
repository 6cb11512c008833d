using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <summary>Data items as files in the layout of DATA-1; see <see cref="VersionPublisher"/> for what makes a write safe.</summary>
/// <param name="options">Where and how.</param>
/// <param name="feed">Told of every change.</param>
/// <param name="clock">Where <c>createdAt</c> comes from.</param>
/// <param name="ids">Where ids come from.</param>
public sealed partial class FileDataStore(FileDataStoreOptions options, IDataChangeFeed feed, TimeProvider clock, IIdGenerator ids) : IDataStore
{
    private const int MaxRenameHops = 5; // DATA-31, LIM-22
    private const int MaxMeasurements = 100; // Whoever appends in between measures as well.

    private readonly DataPaths _paths = new(options.Layout);
    private readonly VersionPublisher _publisher = new(feed.SessionId, options.Durability);
    private readonly VersionReader _reader = new(new DataPaths(options.Layout));

    /// <inheritdoc/>
    public string Namespace => options.Layout.Namespace;

    /// <inheritdoc/>
    public ValueTask<DataVersion> WriteAsync(DataWrite write, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Guarded(write.Key, "write", () =>
        {
            var (item, latest) = Prepare(write);
            var draft = Draft(write) with { SizeBytes = content.Length, Checksum = ContentHasher.Hex(content.Span) };
            return Store(write.Key, item, latest, draft, write.Deferred, stage => WriteContent(stage, content.Span));
        }));
    }

    /// <inheritdoc/>
    public ValueTask<IDataWriter> OpenWriterAsync(DataWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Guarded<IDataWriter>(write.Key, "write", () =>
        {
            var (item, latest) = Prepare(write);
            if (!write.Streaming || write.Staged || write.Deferred)
            {
                return new StagedWriter(this, write, item, _publisher.CreateStage(item));
            }

            var opened = Store(write.Key, item, latest, Draft(write), deferred: false, stage => WriteContent(stage, []));
            return new GrowingWriter(this, write, item, opened);
        }));
    }

    /// <inheritdoc/>
    public ValueTask<DataVersion> AppendAsync(DataItemKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Guarded(key, "append to", () =>
        {
            var item = _paths.ItemForWriting(key);
            var current = _reader.Latest(key) ?? throw NotFound(key);
            if (!current.Metadata.Streaming || current.Metadata.IsDeleted)
            {
                throw new SwampException(
                    ErrorCodes.Conflict, $"Data \"{key.Name}\" is not a stream; its versions are immutable.", "Write a new version instead.");
            }

            feed.Announce(key);
            var unsealed = current.Metadata with { Checksum = null };
            _publisher.Rewrite(item, unsealed);
            AppendOnly.Write(current.ContentPath, bytes.Span);
            return Measured(key, item, unsealed);
        }));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DataVersion>> CommitAsync(IReadOnlyList<DataVersion> deferred, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        var committed = new List<DataVersion>(deferred.Count);
        foreach (var version in deferred)
        {
            committed.Add(Guarded(version.Key, "commit", () =>
            {
                var item = _paths.Item(version.Key);
                _publisher.Complete(item, version.Version);
                return Publish(version.Key, item, version.Metadata);
            }));
        }

        return ValueTask.FromResult<IReadOnlyList<DataVersion>>(committed);
    }

    /// <inheritdoc/>
    public ValueTask AbandonAsync(IReadOnlyList<DataVersion> deferred, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        foreach (var version in deferred)
        {
            Guarded(version.Key, "abandon", () =>
            {
                if (File.Exists(Path.Combine(version.Path, _publisher.PendingMetadata)))
                {
                    var item = Path.GetDirectoryName(version.Path)!;
                    _publisher.Remove(version.Path, item);
                    SmallFile.TryDeleteEmptyFolder(item);
                }

                feed.RecordChanged(version.Key);
                return true;
            });
        }

        return ValueTask.CompletedTask;
    }

    internal bool FlushesToDisk => options.Durability == DataDurability.Disk;

    internal DataVersion CompleteStaged(DataWrite write, ItemFolder item, string stage, long size, string checksum) =>
        Guarded(write.Key, "write", () =>
        {
            var latest = _reader.Latest(write.Key);
            CheckOwner(write, latest);
            var draft = Draft(write) with { SizeBytes = size, Checksum = checksum };
            var metadata = _publisher.Place(item, stage, latest?.Version ?? 0, draft, !write.Deferred);
            return write.Deferred ? new DataVersion(write.Key, metadata, item.Version(metadata.Version), false) : Publish(write.Key, item, metadata);
        });

    internal DataVersion Rewritten(DataItemKey key, ItemFolder item, DataMetadata metadata)
    {
        feed.Announce(key);
        _publisher.Rewrite(item, metadata);
        _reader.Forget(key);
        feed.RecordChanged(key);
        return new DataVersion(key, metadata, item.Version(metadata.Version), true);
    }

    internal void DropStaged(DataItemKey key, ItemFolder item, string stage)
    {
        VersionPublisher.DropStage(item, stage);
        feed.RecordChanged(key);
    }

    internal T Guarded<T>(DataItemKey key, string verb, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused($"{verb} data \"{key.Name}\"", _paths.Root, error);
        }
    }

    /// <summary>Notes the size of a stream, and looks again: another process may have appended, and noted a larger size already.</summary>
    private DataVersion Measured(DataItemKey key, ItemFolder item, DataMetadata metadata)
    {
        var content = Path.Combine(item.Version(metadata.Version), "raw");
        for (var attempt = 0; ; attempt++)
        {
            var size = new FileInfo(content).Length;
            var version = Rewritten(key, item, metadata with { SizeBytes = size });
            if (attempt == MaxMeasurements || new FileInfo(content).Length == size)
            {
                return version;
            }
        }
    }

    private (ItemFolder Item, int Latest) Prepare(DataWrite write)
    {
        DataName.Check(write.Key.Name);
        DataLifetime.Check(write.Lifetime);
        DataRetention.Check(write.GarbageCollection);
        if (!write.Tags.ContainsKey("type"))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Data \"{write.Key.Name}\" has no tag 'type'.", "Set the tag type=resource or type=file.");
        }

        var item = _paths.ItemForWriting(write.Key);
        var latest = _reader.Latest(write.Key);
        CheckOwner(write, latest);
        feed.Announce(write.Key);
        return (item, latest?.Version ?? 0);
    }

    private static void CheckOwner(DataWrite write, DataVersion? latest)
    {
        if (latest is not null && !latest.Metadata.IsTombstone && !latest.Metadata.Owner.IsSameAs(write.Owner))
        {
            var owner = latest.Metadata.Owner;
            throw new SwampException(
                ErrorCodes.Conflict,
                $"Data \"{write.Key.Name}\" is owned by {owner.OwnerType} {owner.OwnerRef} and cannot be overwritten by {write.Owner.OwnerType} {write.Owner.OwnerRef}.",
                "Write under another name, or remove the item first with: swamp data delete");
        }
    }

    private DataMetadata Draft(DataWrite write) => new()
    {
        Id = IdFormat.Text(ids.NewUuid()),
        Name = write.Key.Name,
        Version = 0,
        ContentType = write.ContentType,
        Lifetime = write.Lifetime,
        GarbageCollection = write.GarbageCollection,
        Streaming = write.Streaming,
        Tags = write.Tags,
        Owner = write.Owner,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Builds, places and, unless it is deferred, publishes a version. The item has been announced.</summary>
    private DataVersion Store(DataItemKey key, ItemFolder item, int latest, DataMetadata draft, bool deferred, Action<string> fill)
    {
        var stage = _publisher.CreateStage(item);
        try
        {
            fill(stage);
            var metadata = _publisher.Place(item, stage, latest, draft, !deferred);
            return deferred ? new DataVersion(key, metadata, item.Version(metadata.Version), false) : Publish(key, item, metadata);
        }
        catch
        {
            VersionPublisher.DropStage(item, stage);
            feed.RecordChanged(key);
            throw;
        }
    }

    private DataVersion Publish(DataItemKey key, ItemFolder item, DataMetadata metadata)
    {
        _publisher.MoveMarker(item, metadata.Version);
        var version = new DataVersion(key, metadata, item.Version(metadata.Version), true);
        _reader.Remember(version);
        feed.RecordAdded(version);
        return version;
    }

    private void WriteContent(string stage, ReadOnlySpan<byte> content) =>
        SmallFile.WriteNew(Path.Combine(stage, "raw"), content, options.Durability == DataDurability.Disk);

    private static SwampException NotFound(DataItemKey key) => new(
        ErrorCodes.NotFound, $"Data \"{key.Name}\" not found in model {key.ModelId}.", "swamp data list");
}
