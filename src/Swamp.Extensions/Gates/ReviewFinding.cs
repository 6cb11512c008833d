namespace Swamp.Extensions.Gates;

/// <summary>Something that a rule of review has against an extension that is to be published (EXT-78, EXT-79). None forbids it.</summary>
public sealed record ReviewFinding
{
    /// <summary><c>schema-strictness</c>, <c>testing-completeness</c>, <c>credentials-sensitive-field</c>, <c>driver-log-forwarding</c>, <c>adversarial-review-report</c> or <c>adversarial-review-dimension-issue</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>The dimension of a review that it belongs to; <c>adversarial-review</c> where it is about the report as a whole.</summary>
    public required string Dimension { get; init; }

    /// <summary><c>medium</c> or <c>low</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Path in the archive; of a report, where it is or should be.</summary>
    public required string File { get; init; }

    /// <summary>What it is, and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>A report to fill in; absent where there is one.</summary>
    public ReviewReport? Skeleton { get; init; }
}
