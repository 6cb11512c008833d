using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>Which pre-flight checks the caller wants left out (EXEC-10).</summary>
public sealed record CheckSelection
{
    /// <summary>Leaves none out.</summary>
    public static CheckSelection All { get; } = new();

    /// <summary>Leaves all out that the definition does not require.</summary>
    public bool SkipAll { get; init; }

    /// <summary>Checks left out by name.</summary>
    public IReadOnlyList<string> SkipNames { get; init; } = [];

    /// <summary>Checks left out by label.</summary>
    public IReadOnlyList<string> SkipLabels { get; init; } = [];

    /// <summary>The checks that run before a method: those that apply to it, less those the definition skips, less those the caller skips
    /// unless the definition requires them.</summary>
    public IReadOnlyList<CheckDescriptor> ChecksFor(ModelType type, Definition definition, string method) =>
    [
        .. type.Checks.Values
            .Where(check => !definition.SkippedChecks.Contains(check.Name))
            .Where(check => check.AppliesTo is null || check.AppliesTo.Contains(method))
            .Where(check => definition.RequiredChecks.Contains(check.Name) || !IsSkipped(check)),
    ];

    private bool IsSkipped(CheckDescriptor check) => SkipAll || SkipNames.Contains(check.Name) || check.Labels.Any(SkipLabels.Contains);
}
