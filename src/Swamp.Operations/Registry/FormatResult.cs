using Swamp.Extensions.Packing;

namespace Swamp.Operations.Registry;

/// <summary>How an extension's sources are written (EXC-50).</summary>
public sealed record FormatResult
{
    /// <summary>With check <c>passed</c> or <c>failed</c>; else <c>fixed</c>, or <c>partial</c> when something remains. <c>passed</c> when there is no TypeScript.</summary>
    public required string Status { get; init; }

    /// <summary>How many files in TypeScript there are.</summary>
    public required int FileCount { get; init; }

    /// <summary>With check: what is not as it should be.</summary>
    public IReadOnlyList<StyleIssue>? Issues { get; init; }

    /// <summary>What the formatter said.</summary>
    public string? FmtOutput { get; init; }

    /// <summary>What the linter said.</summary>
    public string? LintOutput { get; init; }

    /// <summary>What could not be mended.</summary>
    public IReadOnlyList<StyleIssue>? RemainingIssues { get; init; }
}
