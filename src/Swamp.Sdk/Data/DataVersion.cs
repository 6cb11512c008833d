namespace Swamp.Sdk;

/// <summary>A stored version of data, without its content.</summary>
public sealed record DataVersion
{
    /// <summary>Id of the version.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the data item.</summary>
    public required string Name { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Its specification; null when it has none.</summary>
    public string? SpecName { get; init; }

    /// <summary>Media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>How long it is kept.</summary>
    public string? Lifetime { get; init; }

    /// <summary>Size of the content in bytes.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string? Checksum { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it marks a deletion.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
