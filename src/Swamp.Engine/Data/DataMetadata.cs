namespace Swamp.Engine.Data;

/// <summary>What <c>metadata.yaml</c> says of one version (13.2), in the order in which the keys are written.</summary>
public sealed record DataMetadata
{
    /// <summary>The only value of <see cref="Lifecycle"/> (DATA-30, EXEC-5).</summary>
    public const string Deleted = "deleted";

    /// <summary>UUID of the record; new for each ordinary write (DATA-4).</summary>
    public required string Id { get; init; }

    /// <summary>Name of the item.</summary>
    public required string Name { get; init; }

    /// <summary>Version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Media type of the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Lifetime (DATA-12).</summary>
    public required string Lifetime { get; init; }

    /// <summary>Version retention: a count or a duration (DATA-14).</summary>
    public required string GarbageCollection { get; init; }

    /// <summary>Whether the content may still grow.</summary>
    public bool Streaming { get; init; }

    /// <summary>Tags in the order in which they were assembled (DATA-20).</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Who wrote it.</summary>
    public required DataOwner Owner { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Length of the content in bytes; null on rename tombstones and while a stream grows.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex; null when unknown (DATA-4a).</summary>
    public string? Checksum { get; init; }

    /// <summary><see cref="Deleted"/> on deletion markers and rename tombstones, else null.</summary>
    public string? Lifecycle { get; init; }

    /// <summary>The name that a rename tombstone points to, else null.</summary>
    public string? RenamedTo { get; init; }

    /// <summary>Whether the version says that the item is gone, by deletion or by rename.</summary>
    public bool IsDeleted => Lifecycle == Deleted;

    /// <summary>Whether the version says that the item has another name now (DATA-30).</summary>
    public bool IsTombstone => RenamedTo is not null;

    /// <summary>The value of a tag, or null.</summary>
    public string? Tag(string key) => Tags.TryGetValue(key, out var value) ? value : null;
}
