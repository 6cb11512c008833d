namespace Swamp.Sdk;

/// <summary>What one write changes of its specification; members that are null change nothing.</summary>
public sealed record WriteOptions
{
    /// <summary>Media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>How long the version is kept.</summary>
    public string? Lifetime { get; init; }

    /// <summary>How many versions are kept, or for how long.</summary>
    public string? GarbageCollection { get; init; }

    /// <summary>Whether content may be read while it is written.</summary>
    public bool? Streaming { get; init; }

    /// <summary>More tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
