namespace Swamp.Operations.Registry;

/// <summary>An extension that a registry has.</summary>
public sealed record FoundExtension
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The highest version that can be pulled: the stable one, or else the most settled.</summary>
    public required string LatestVersion { get; init; }

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
}
