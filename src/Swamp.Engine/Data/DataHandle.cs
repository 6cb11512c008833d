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

    /// <summary>Absolute path of the version's folder.</summary>
    public required string Path { get; init; }
}
