using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <content>Deletion markers, renames and removal.</content>
public sealed partial class FileDataStore
{
    /// <inheritdoc/>
    public async ValueTask<DataVersion?> MarkDeletedAsync(
        DataItemKey key, DataOwner owner, string deletedByMethod, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (await FindLatestAsync(key, cancellationToken) is not { Metadata.IsDeleted: false } last)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var state = DataContentTypes.IsJson(last.Metadata.ContentType) ? ParseObject(await ReadContentAsync(last, cancellationToken)) : [];
        state["deletedAt"] = IdFormat.Text(now);
        state["deletedByMethod"] = deletedByMethod;
        var content = Encoding.UTF8.GetBytes(state.ToJsonString());
        return Guarded(key, "mark as deleted", () =>
        {
            var item = _paths.ItemForWriting(key);
            feed.Announce(key);
            var draft = last.Metadata with
            {
                Owner = owner,
                CreatedAt = now,
                Streaming = false,
                ContentType = DataContentTypes.Json,
                SizeBytes = content.Length,
                Checksum = ContentHasher.Hex(content),
                Lifecycle = DataMetadata.Deleted,
            };
            return Store(key, item, last.Version, draft, deferred: false, stage => WriteContent(stage, content));
        });
    }

    /// <inheritdoc/>
    public ValueTask<DataRename> RenameAsync(DataItemKey key, string newName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        DataName.Check(newName);
        if (key.Name == newName)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"The new name is the same as the old one: \"{newName}\".", "Give another new name.");
        }

        return ValueTask.FromResult(Guarded(key, "rename", () => Rename(key, newName)));
    }

    /// <inheritdoc/>
    public ValueTask<DataRemoval?> DeleteItemAsync(DataItemKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Guarded(key, "delete", () =>
        {
            var item = _paths.ItemForWriting(key);
            var versions = item.Visible();
            if (versions.Count == 0)
            {
                return null;
            }

            feed.Announce(key);
            var removal = new DataRemoval(versions.Count, versions.Sum(v => ContentLength(item, v)));
            _publisher.Remove(item.Path, Path.GetDirectoryName(item.Path)!);
            _reader.Forget(key);
            feed.RecordChanged(key);
            return removal;
        }));
    }

    /// <inheritdoc/>
    public ValueTask<DataRemoval> DeleteVersionsAsync(DataItemKey key, IReadOnlyCollection<int> versions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(versions);
        cancellationToken.ThrowIfCancellationRequested();
        return Guarded(key, "delete versions of", () =>
        {
            var item = _paths.ItemForWriting(key);
            var visible = item.Visible();
            var doomed = visible.Where(versions.Contains).ToList();
            if (doomed.Count == 0)
            {
                return ValueTask.FromResult(new DataRemoval(0, 0));
            }

            return doomed.Count == visible.Count
                ? DeleteAllAsync(key, cancellationToken)
                : ValueTask.FromResult(RemoveVersions(key, item, doomed));
        });
    }

    private async ValueTask<DataRemoval> DeleteAllAsync(DataItemKey key, CancellationToken cancellationToken) =>
        await DeleteItemAsync(key, cancellationToken) ?? new DataRemoval(0, 0);

    private DataRemoval RemoveVersions(DataItemKey key, ItemFolder item, List<int> doomed)
    {
        feed.Announce(key);
        var bytes = doomed.Sum(v => ContentLength(item, v));

        // Out of sight first: the marker then goes to the highest that is left, whatever another writer adds meanwhile.
        var hidden = doomed.ConvertAll(v => _publisher.Hide(item.Version(v), item.Path));
        _publisher.MoveMarker(item);
        hidden.ForEach(SmallFile.TryDeleteFolder);
        _reader.Forget(key);
        feed.RecordChanged(key);
        return new DataRemoval(doomed.Count, bytes);
    }

    private DataRename Rename(DataItemKey key, string newName)
    {
        var source = _paths.ItemForWriting(key);
        var last = _reader.Latest(key) is { Metadata.IsTombstone: false } found ? found : throw NotFound(key);
        var newKey = key with { Name = newName };
        var target = _paths.ItemForWriting(newKey);
        var occupied = _reader.Latest(newKey);
        if (occupied is { Metadata.IsTombstone: false })
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"Data \"{newName}\" exists already in model {key.ModelId}.", "Choose another name, or delete that item first.");
        }

        feed.Announce(newKey);
        feed.Announce(key);
        var now = clock.GetUtcNow();
        var copy = Store(
            newKey,
            target,
            occupied?.Version ?? 0,
            last.Metadata with { Id = IdFormat.Text(ids.NewUuid()), Name = newName, CreatedAt = now },
            deferred: false,
            stage => File.Copy(last.ContentPath, Path.Combine(stage, "raw")));
        var content = Encoding.UTF8.GetBytes(
            new JsonObject { ["renamedTo"] = newName, ["renamedAt"] = IdFormat.Text(now) }.ToJsonString());
        var tombstone = Store(
            key,
            source,
            last.Version,
            last.Metadata with { CreatedAt = now, SizeBytes = null, Checksum = null, Lifecycle = DataMetadata.Deleted, RenamedTo = newName, Streaming = false },
            deferred: false,
            stage => WriteContent(stage, content));
        return new DataRename(last.Version, copy, tombstone);
    }

    private static long ContentLength(ItemFolder item, int version)
    {
        var file = new FileInfo(Path.Combine(item.Version(version), "raw"));
        return file.Exists ? file.Length : 0;
    }

    private static JsonObject ParseObject(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return []; // What was stored need not satisfy anything (EXEC-7); the marker matters more than the last state.
        }
    }
}
