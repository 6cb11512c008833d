namespace Swamp.Engine.Data;

/// <summary>A stored version: what it is, what its metadata say, and where its files lie.</summary>
/// <param name="Key">The item.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Path">Absolute path of the version's folder.</param>
/// <param name="IsLatest">Whether it was the item's latest version when it was read.</param>
public sealed record DataVersion(DataItemKey Key, DataMetadata Metadata, string Path, bool IsLatest)
{
    /// <summary>Absolute path of the content.</summary>
    public string ContentPath => System.IO.Path.Combine(Path, "raw");

    /// <summary>Version number.</summary>
    public int Version => Metadata.Version;
}
