namespace Swamp.Engine.Data;

/// <summary>A version of a data item that was written.</summary>
public sealed record DataHandle
{
    /// <summary>Id of this version's record (DATA-4).</summary>
    public required string Id { get; init; }

    /// <summary>Name of the item.</summary>
    public required string Name { get; init; }

    /// <summary>Version number, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The spec it was written under.</summary>
    public required string SpecName { get; init; }

    /// <summary>Whether it is a resource (JSON) or a file.</summary>
    public required DataKind Kind { get; init; }

    /// <summary>Media type of the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Length of the content.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>All tags as stored.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Lifetime (DATA-12).</summary>
    public string Lifetime { get; init; } = "infinite";

    /// <summary>Version retention (DATA-14).</summary>
    public string GarbageCollection { get; init; } = "";

    /// <summary>Whether the content may still grow.</summary>
    public bool Streaming { get; init; }

    /// <summary>Who wrote it; null when unknown.</summary>
    public DataOwner? Owner { get; init; }

    /// <summary>Absolute path of the version's folder.</summary>
    public required string Path { get; init; }

    /// <summary>The handle of a stored version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="spec">The spec it was written under.</param>
    /// <param name="kind">Whether it is a resource or a file.</param>
    public static DataHandle Of(DataVersion version, string spec, DataKind kind)
    {
        ArgumentNullException.ThrowIfNull(version);
        var metadata = version.Metadata;
        return new DataHandle
        {
            Id = metadata.Id,
            Name = metadata.Name,
            Version = version.Version,
            SpecName = spec,
            Kind = kind,
            ContentType = metadata.ContentType,
            SizeBytes = metadata.SizeBytes ?? 0,
            Tags = metadata.Tags,
            Lifetime = metadata.Lifetime,
            GarbageCollection = metadata.GarbageCollection,
            Streaming = metadata.Streaming,
            Owner = metadata.Owner,
            Path = version.Path,
        };
    }
}
