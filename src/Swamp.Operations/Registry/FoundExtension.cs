namespace Swamp.Operations.Registry;

/// <summary>An extension that a registry has.</summary>
public sealed record FoundExtension
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source.</summary>
    public string? Repository { get; init; }

    /// <summary>Whether the registry made sure that the source is the author's; absent when it does not look.</summary>
    public bool? RepositoryVerified { get; init; }

    /// <summary>The address that it looked at.</summary>
    public string? RepositoryVerifiedUrl { get; init; }

    /// <summary>The highest version that can be pulled: the stable one, or else the most settled.</summary>
    public required string LatestVersion { get; init; }

    /// <summary>Highest version of the channel <c>rc</c>.</summary>
    public string? LatestRc { get; init; }

    /// <summary>Highest version of the channel <c>beta</c>.</summary>
    public string? LatestBeta { get; init; }

    /// <summary>When its first version was published; absent when the registry does not tell.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its latest version was published; absent when the registry does not tell.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Where it is said to run; empty for everywhere.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>What it brings: models, workflows, vaults, datastores, drivers, reports, skills.</summary>
    public required IReadOnlyList<string> ContentTypes { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }

    /// <summary>Why its author wants it no longer used.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }
}
