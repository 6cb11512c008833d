namespace Swamp.Operations.Registry;

/// <summary>The version to publish next (EXC-22).</summary>
public sealed record NextVersionResult
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Highest version of any channel; absent when nothing is published.</summary>
    public string? CurrentPublished { get; init; }

    /// <summary>When it was published; absent when the registry does not tell.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The version to publish next.</summary>
    public required string NextVersion { get; init; }

    /// <summary>The latest of the channels before <c>stable</c>; absent when they have nothing.</summary>
    public PublishedChannels? Channels { get; init; }

    /// <summary>The version in the manifest that was named; absent when none was.</summary>
    public string? ManifestVersion { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }
}
