namespace Swamp.Extensions.Registries;

/// <summary>An extension that suits a question.</summary>
public sealed record RegistryHit
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>How well it fits, 0 being best.</summary>
    public int Rank { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source.</summary>
    public string? Repository { get; init; }

    /// <summary>Whether the registry made sure that the source is the author's; null when it does not look.</summary>
    public bool? RepositoryVerified { get; init; }

    /// <summary>The address that it looked at.</summary>
    public string? RepositoryVerifiedUrl { get; init; }

    /// <summary>The version that would be pulled: the stable one, or else the most settled.</summary>
    public required string LatestVersion { get; init; }

    /// <summary>Whether <see cref="LatestVersion"/> is of the channel <c>stable</c>.</summary>
    public bool HasStable { get; init; }

    /// <summary>Highest version of the channel <c>rc</c>.</summary>
    public string? LatestRc { get; init; }

    /// <summary>Highest version of the channel <c>beta</c>.</summary>
    public string? LatestBeta { get; init; }

    /// <summary>When its first version was published; null when unknown.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its latest version was published; null when unknown.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Where it is said to run; empty for everywhere.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>What it brings: models, workflows, vaults, datastores, drivers, reports, skills.</summary>
    public required IReadOnlyList<string> ContentTypes { get; init; }

    /// <summary>Why its author wants it no longer used.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }
}
