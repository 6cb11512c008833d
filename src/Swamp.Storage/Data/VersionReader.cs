using Swamp.Engine.Data;

namespace Swamp.Storage.Data;

/// <summary>Loads versions; remembers the latest of each item, which the marker confirms or refutes without reading the metadata again.</summary>
internal sealed class VersionReader(DataPaths paths)
{
    private const int MaxRemembered = 4096;

    private readonly Dictionary<DataItemKey, (DataVersion Version, DateTime Stamp)> _latest = [];
    private readonly Lock _gate = new();

    /// <summary>The latest visible version, or null.</summary>
    public DataVersion? Latest(DataItemKey key)
    {
        var item = paths.Item(key);
        var number = item.Latest();
        if (number == 0)
        {
            return null;
        }

        // The time of the metadata file tells a version from one of the same number that came after a deletion.
        var stamp = File.GetLastWriteTimeUtc(item.Metadata(number));
        lock (_gate)
        {
            if (_latest.TryGetValue(key, out var known) && known.Version.Version == number && known.Stamp == stamp)
            {
                return known.Version;
            }
        }

        var loaded = Load(key, item, number, isLatest: true);
        if (loaded is not null)
        {
            Remember(loaded, stamp);
        }

        return loaded;
    }

    /// <summary>A visible version, or null.</summary>
    public DataVersion? Version(DataItemKey key, int number)
    {
        var item = paths.Item(key);
        var latest = item.Latest();
        return number > 0 && number <= latest ? Load(key, item, number, number == latest) : null;
    }

    /// <summary>All visible versions, oldest first.</summary>
    public List<DataVersion> Versions(DataItemKey key)
    {
        var item = paths.Item(key);
        var numbers = item.Visible();
        var versions = new List<DataVersion>(numbers.Count);
        foreach (var number in numbers)
        {
            if (Load(key, item, number, number == numbers[^1]) is { } version)
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    /// <summary>A version known to be visible, or null when it is gone.</summary>
    public DataVersion? Load(DataItemKey key, int number, bool isLatest) => Load(key, paths.Item(key), number, isLatest);

    /// <summary>The version's current metadata, or null when it is gone.</summary>
    public DataVersion? Reload(DataVersion version) => Load(version.Key, paths.Item(version.Key), version.Version, version.IsLatest);

    /// <summary>Keeps a version that was just written.</summary>
    public void Remember(DataVersion version) => Remember(version, File.GetLastWriteTimeUtc(paths.Item(version.Key).Metadata(version.Version)));

    private void Remember(DataVersion version, DateTime stamp)
    {
        lock (_gate)
        {
            if (_latest.Count >= MaxRemembered)
            {
                _latest.Clear();
            }

            _latest[version.Key] = (version, stamp);
        }
    }

    /// <summary>Drops what is known of an item.</summary>
    public void Forget(DataItemKey key)
    {
        lock (_gate)
        {
            _latest.Remove(key);
        }
    }

    private static DataVersion? Load(DataItemKey key, ItemFolder item, int number, bool isLatest)
    {
        var path = item.Metadata(number);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        var metadata = MetadataReader.Read(bytes, path);
        if (metadata.Version != number || metadata.Name != key.Name)
        {
            throw MetadataReader.Corrupt(path, $"it describes \"{metadata.Name}\" version {metadata.Version}.");
        }

        return new DataVersion(key, metadata, item.Version(number), isLatest);
    }
}
