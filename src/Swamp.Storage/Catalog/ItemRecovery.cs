using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Storage.Data;
using Swamp.Storage.Files;

namespace Swamp.Storage.Catalog;

/// <summary>Reads items for the catalogue, and ends what a dead process has begun on them.</summary>
internal sealed class ItemRecovery(DataPaths paths)
{
    private readonly VersionReader _reader = new(paths);

    /// <summary>The visible versions whose metadata can be read, oldest first.</summary>
    /// <param name="key">The item.</param>
    /// <param name="onProblem">Receives the error of each version that cannot.</param>
    public List<DataVersion> ReadableVersions(DataItemKey key, Action<SwampError>? onProblem)
    {
        var versions = new List<DataVersion>();
        try
        {
            var item = paths.Item(key);
            var (numbers, latest) = (item.Numbers(), item.Latest());
            foreach (var number in numbers)
            {
                try
                {
                    // A folder without metadata gives nothing, which saves looking for them twice.
                    if (number <= latest && _reader.Load(key, number, number == latest) is { } version)
                    {
                        versions.Add(version);
                    }
                }
                catch (SwampException broken)
                {
                    onProblem?.Invoke(broken.Error);
                }
            }
        }
        catch (SwampException broken)
        {
            onProblem?.Invoke(broken.Error);
        }

        return versions;
    }

    /// <summary>Removes the temporary files of a dead session and moves the marker to the highest complete version.</summary>
    public void Heal(DataItemKey key, string session)
    {
        var item = paths.Item(key);
        var prefix = $"{ItemFolder.TemporaryPrefix}{session}-";
        RemoveEntries(Path.GetDirectoryName(item.Path)!, prefix);
        if (!Directory.Exists(item.Path))
        {
            return;
        }

        RemoveEntries(item.Path, prefix);
        foreach (var number in item.Numbers())
        {
            var folder = item.Version(number);
            if (File.Exists(Path.Combine(folder, $"metadata.{session}.pending")))
            {
                // Out of sight first: a death in the middle of the deletion must leave something that the next recovery knows.
                var hidden = Path.Combine(item.Path, $"{prefix}healed-{number}");
                Directory.Move(folder, hidden);
                SmallFile.TryDeleteFolder(hidden);
            }
            else
            {
                RemoveEntries(folder, prefix);
            }
        }

        if (item.SettleMarker($"{prefix}healed", flush: false) == 0)
        {
            SmallFile.TryDeleteEmptyFolder(item.Path);
        }
    }

    private static void RemoveEntries(string folder, string prefix)
    {
        foreach (var entry in FolderListing.Entries(folder, $"{prefix}*"))
        {
            if (entry is DirectoryInfo)
            {
                SmallFile.TryDeleteFolder(entry.FullName);
            }
            else
            {
                SmallFile.TryDelete(entry.FullName);
            }
        }
    }
}
