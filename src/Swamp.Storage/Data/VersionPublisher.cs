using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <summary>
/// Brings a version into place in three steps, each of which is all or nothing: its files are built in a temporary folder, the folder is renamed to the next
/// free number, and the marker moves to it. Only the last step makes it visible, so a death between any two leaves nothing half-visible.
/// </summary>
internal sealed class VersionPublisher(string session, DataDurability durability)
{
    private const int MaxAttempts = 100; // DATA-3, LIM-23
    private int _counter;

    private bool Flush => durability == DataDurability.Disk;

    /// <summary>A name for a temporary file or folder; begins with the session's id so that leftovers can be told from work in progress.</summary>
    public string TemporaryName() => $"{ItemFolder.TemporaryPrefix}{session}-{Interlocked.Increment(ref _counter)}";

    /// <summary>Name of the metadata file of a version that waits for a commit.</summary>
    public string PendingMetadata => $"metadata.{session}.pending";

    /// <summary>Creates the temporary folder of a version, and the item's folder when it is new.</summary>
    public string CreateStage(ItemFolder item)
    {
        var stage = Path.Combine(item.Path, TemporaryName());
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(stage);
                return stage;
            }
            catch (DirectoryNotFoundException) when (attempt < MaxAttempts)
            {
                // Somebody removed the item's empty folder between its creation and that of the stage.
            }
        }
    }

    /// <summary>Removes a stage that will not become a version, and the item's folder when there is nothing else in it.</summary>
    public static void DropStage(ItemFolder item, string stage)
    {
        SmallFile.TryDeleteFolder(stage);
        SmallFile.TryDeleteEmptyFolder(item.Path);
    }

    /// <summary>Gives a stage that holds its content a number and its metadata.</summary>
    /// <param name="item">The item.</param>
    /// <param name="stage">The temporary folder; gone afterwards.</param>
    /// <param name="latest">Number of the latest visible version, where the search for a free one starts.</param>
    /// <param name="draft">The metadata without their final version number.</param>
    /// <param name="visible">Whether readers may see it once the marker moves; false for deferred versions.</param>
    /// <returns>The metadata as stored.</returns>
    public DataMetadata Place(ItemFolder item, string stage, int latest, DataMetadata draft, bool visible)
    {
        var number = latest + 1;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var metadata = draft with { Version = number };
            var file = Path.Combine(stage, visible ? ItemFolder.MetadataFile : PendingMetadata);
            WriteMetadata(file, metadata, attempt > 0);
            if (TryMove(stage, item.Version(number)))
            {
                return metadata;
            }

            number = Math.Max(number, item.HighestNumber()) + 1;
        }

        throw new SwampException(
            ErrorCodes.Conflict,
            $"No free version number for data \"{draft.Name}\" after {MaxAttempts} attempts: other processes keep writing it.",
            "Run the command again, or write under another name.");
    }

    /// <summary>Moves the marker to the highest version in place, never backwards past what another writer completed meanwhile.</summary>
    /// <param name="item">The item.</param>
    /// <param name="completed">The version that was just completed; 0 after a removal.</param>
    public void MoveMarker(ItemFolder item, int completed = 0)
    {
        _ = item.SettleMarker(TemporaryName(), Flush, completed);
        if (Flush)
        {
            DiskFlush.Directory(item.Path);
        }
    }

    /// <summary>Makes a deferred version complete; the marker is still to be moved.</summary>
    public void Complete(ItemFolder item, int version)
    {
        File.Move(Path.Combine(item.Version(version), PendingMetadata), item.Metadata(version));
        if (Flush)
        {
            DiskFlush.Directory(item.Version(version));
        }
    }

    /// <summary>Replaces the metadata of a version in place.</summary>
    public void Rewrite(ItemFolder item, DataMetadata metadata) => SmallFile.Replace(
        item.Metadata(metadata.Version), Path.Combine(item.Version(metadata.Version), TemporaryName()), MetadataText.Write(metadata), Flush);

    /// <summary>Takes a folder out of sight in one step, then removes it.</summary>
    public void Remove(string folder, string parent) => SmallFile.TryDeleteFolder(Hide(folder, parent));

    /// <summary>Takes a folder out of sight in one step.</summary>
    /// <returns>Its new path.</returns>
    public string Hide(string folder, string parent)
    {
        var hidden = Path.Combine(parent, TemporaryName());
        Directory.Move(folder, hidden);
        return hidden;
    }

    private void WriteMetadata(string file, DataMetadata metadata, bool again)
    {
        if (again)
        {
            File.Delete(file);
        }

        SmallFile.WriteNew(file, MetadataText.Write(metadata), Flush);
    }

    private bool TryMove(string stage, string target)
    {
        if (Flush)
        {
            DiskFlush.Directory(stage);
        }

        try
        {
            // Refuses an existing target, and the rename below it fails on one that is not empty: two writers never share a number.
            Directory.Move(stage, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            return false;
        }

        if (Flush)
        {
            DiskFlush.Directory(Path.GetDirectoryName(target)!);
        }

        return true;
    }
}
