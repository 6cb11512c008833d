namespace Swamp.Extensions.Auditing;

/// <summary>What is known of the packages that an extension names (EXT-77).</summary>
public sealed record PackageAudit
{
    /// <summary>Whether nothing forbids any of them.</summary>
    public required bool Passed { get; init; }

    /// <summary>Whether everybody who had to be asked gave an answer.</summary>
    public required bool Complete { get; init; }

    /// <summary>The packages.</summary>
    public required IReadOnlyList<AuditedPackage> Audited { get; init; }

    /// <summary>What forbids to publish the extension.</summary>
    public required IReadOnlyList<PackageConcern> Errors { get; init; }

    /// <summary>What its author should know.</summary>
    public required IReadOnlyList<PackageConcern> Warnings { get; init; }
}
