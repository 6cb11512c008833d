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

    /// <summary>The version that would be pulled: the stable one, or else the most settled.</summary>
    public required string LatestVersion { get; init; }

    /// <summary>Labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Where it is said to run; empty for everywhere.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>What it brings: models, workflows, vaults, datastores, drivers, reports, skills.</summary>
    public required IReadOnlyList<string> ContentTypes { get; init; }

    /// <summary>Why its author wants it no longer used.</summary>
    public string? DeprecationReason { get; init; }
}
