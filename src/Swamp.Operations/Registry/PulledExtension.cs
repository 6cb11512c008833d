using Swamp.Extensions.Packing;

namespace Swamp.Operations.Registry;

/// <summary>An extension that was installed, or would be.</summary>
public sealed record PulledExtension
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>Version before; absent when it was not installed.</summary>
    public string? PreviousVersion { get; init; }

    /// <summary><c>installed</c>, <c>updated</c>, <c>reinstalled</c>, <c>up_to_date</c> or <c>would_install</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The registry that it comes from.</summary>
    public required string Registry { get; init; }

    /// <summary>Digest of its archive; absent when it is not known before it is fetched.</summary>
    public string? Digest { get; init; }

    /// <summary><c>verified</c>: the archive is what the registry says; <c>unverified</c>: the registry tells no checksum (EXT-105).</summary>
    public required string Integrity { get; init; }

    /// <summary>The trusted key that vouches for it; absent when none does, or nobody looks (<c>signatures: off</c>).</summary>
    public string? SignedBy { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source.</summary>
    public string? Repository { get; init; }

    /// <summary>The extension that needs it; absent for the one that was asked for.</summary>
    public string? RequiredBy { get; init; }

    /// <summary>What it brings.</summary>
    public required PackedContents Contents { get; init; }

    /// <summary>What it needs.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>Packages of npm, JSR and NuGet that its code names, such as <c>npm:zod@4.1.0</c>.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>What a review of its files found.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many files and skills it has.</summary>
    public int? FileCount { get; init; }

    /// <summary>Files of the previous version that are gone.</summary>
    public IReadOnlyList<string>? PrunedFiles { get; init; }

    /// <summary>Why its author wants it no longer used.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }
}
