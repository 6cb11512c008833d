using Swamp.Extensions.Packing;

namespace Swamp.Operations.Registry;

/// <summary>What a registry knows of an extension (EXC-21).</summary>
public sealed record ExtensionInfoResult
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source.</summary>
    public string? Repository { get; init; }

    /// <summary>Highest version of the channel <c>stable</c>.</summary>
    public string? LatestVersion { get; init; }

    /// <summary>Highest version of the channel <c>rc</c>.</summary>
    public string? LatestRc { get; init; }

    /// <summary>Highest version of the channel <c>beta</c>.</summary>
    public string? LatestBeta { get; init; }

    /// <summary>Version that is installed here.</summary>
    public string? InstalledVersion { get; init; }

    /// <summary>Labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Where it is said to run; empty for everywhere.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>Extensions that it needs.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>What it brings.</summary>
    public required PackedContents Contents { get; init; }

    /// <summary>What is new in the version that is described.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>All versions, the highest first.</summary>
    public required IReadOnlyList<PublishedVersion> Versions { get; init; }

    /// <summary>Why its author wants it no longer used.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }
}
