namespace Swamp.Extensions.Gates;

/// <summary>The report of somebody who tried to find fault with an extension (EXT-79).</summary>
public sealed record ReviewReport
{
    /// <summary>The extension.</summary>
    public required string Extension { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>When, as <c>2026-06-01T12:00:00Z</c>; empty as long as nobody did.</summary>
    public required string ReviewedAt { get; init; }

    /// <summary>What was looked at, and what came of it.</summary>
    public required IReadOnlyList<ReviewedDimension> Dimensions { get; init; }
}
