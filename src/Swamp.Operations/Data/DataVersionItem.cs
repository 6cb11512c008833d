namespace Swamp.Operations.Data;

/// <summary>A version in a list.</summary>
public sealed record DataVersionItem
{
    /// <summary>Number.</summary>
    public required int Version { get; init; }

    /// <summary>When it was written.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>Bytes of content; absent on rename tombstones.</summary>
    public long? Size { get; init; }

    /// <summary>SHA-256 of the content; absent on rename tombstones and streams that grew.</summary>
    public string? Checksum { get; init; }

    /// <summary>Whether it is the latest.</summary>
    public required bool IsLatest { get; init; }
}
