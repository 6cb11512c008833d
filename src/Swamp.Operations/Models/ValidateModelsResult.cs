namespace Swamp.Operations.Models;

/// <summary>Everything that is wrong with the definitions of a repository (MOD-41).</summary>
public sealed record ValidateModelsResult
{
    /// <summary>The definitions by name; files that cannot be read at the end.</summary>
    public required IReadOnlyList<ValidateModelResult> Models { get; init; }

    /// <summary>Number of definitions that passed.</summary>
    public required int TotalPassed { get; init; }

    /// <summary>Number of definitions that failed.</summary>
    public required int TotalFailed { get; init; }

    /// <summary>Number of warnings.</summary>
    public required int TotalWarnings { get; init; }

    /// <summary>Whether all passed.</summary>
    public required bool Passed { get; init; }
}
