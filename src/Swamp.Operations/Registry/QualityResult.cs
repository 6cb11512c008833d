using Swamp.Extensions.Auditing;
using Swamp.Extensions.Packing;

namespace Swamp.Operations.Registry;

/// <summary>How good an extension is to use (EXC-51).</summary>
public sealed record QualityResult
{
    /// <summary><c>passed</c> when every factor is earned or provisional, else <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Version of the list of factors.</summary>
    public required int RubricVersion { get; init; }

    /// <summary>Points that it got.</summary>
    public required int EarnedPoints { get; init; }

    /// <summary>Points that there are.</summary>
    public required int MaxEarnablePoints { get; init; }

    /// <summary>Points that could be judged here and now.</summary>
    public required int MaxClientEarnablePoints { get; init; }

    /// <summary>Points that could not: only a registry gives them, or somebody who had to be asked did not answer.</summary>
    public required int ProvisionalPoints { get; init; }

    /// <summary>Earned of what can be earned here and now, rounded down.</summary>
    public required int Percentage { get; init; }

    /// <summary>Whether every factor is earned or provisional.</summary>
    public required bool AllPassed { get; init; }

    /// <summary>The factors.</summary>
    public required IReadOnlyList<QualityFactor> Factors { get; init; }

    /// <summary>Packages of npm, JSR and NuGet that the code names.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>What is known of those packages (EXT-77).</summary>
    public required PackageAudit DependencyTrust { get; init; }

    /// <summary>SHA-256 of everything that the archive is made from, lower-case hex: the name under which it is kept (EXT-80).</summary>
    public required string CacheHash { get; init; }

    /// <summary>Whether the archive had been made before.</summary>
    public required bool CacheHit { get; init; }

    /// <summary>Digest of the archive, <c>sha256:…</c>. The same sources give the same one.</summary>
    public required string Digest { get; init; }

    /// <summary>Bytes of the archive.</summary>
    public required long ArchiveSize { get; init; }
}
