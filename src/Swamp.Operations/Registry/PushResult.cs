using Swamp.Extensions.Auditing;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Packing;

namespace Swamp.Operations.Registry;

/// <summary>An extension that was published, or would be (EXC-44).</summary>
public sealed record PushResult
{
    /// <summary><c>published</c> or <c>dry_run</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Digest of the archive, <c>sha256:…</c>. The same sources give the same one.</summary>
    public required string Digest { get; init; }

    /// <summary>The key that it is signed with.</summary>
    public string? SignedBy { get; init; }

    /// <summary>Bytes of the archive.</summary>
    public required long ArchiveSize { get; init; }

    /// <summary>How many files it holds.</summary>
    public required int FileCount { get; init; }

    /// <summary>What it brings.</summary>
    public required PackedContents Contents { get; init; }

    /// <summary>Extensions that it needs.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>Packages of npm, JSR and NuGet that its code names; its users will be shown them.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>What is known of those packages (EXT-77); absent when a dry run has told it.</summary>
    public PackageAudit? DependencyTrust { get; init; }

    /// <summary>What its users will be shown before they use it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What rules of review have against it (EXT-78, EXT-79); absent when nothing, or when a dry run has told it.</summary>
    public IReadOnlyList<ReviewFinding>? ReviewRuleWarnings { get; init; }

    /// <summary>Model types whose version changed while that of the extension did not (EXT-76); absent when there are none.</summary>
    public IReadOnlyList<StyleIssue>? VersionDriftWarnings { get; init; }

    /// <summary>Model types whose version changed without upgrades (EXT-76); absent when there are none.</summary>
    public IReadOnlyList<StyleIssue>? VersionBumpUpgradeWarnings { get; init; }
}
