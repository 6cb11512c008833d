namespace Swamp.Operations.Workflows;

/// <summary>What the validation of all workflows found (WFC-20).</summary>
public sealed record ValidateWorkflowsResult
{
    /// <summary>The workflows, those whose files cannot be read first.</summary>
    public required IReadOnlyList<ValidateWorkflowResult> Workflows { get; init; }

    /// <summary>Number of workflows that passed.</summary>
    public required int TotalPassed { get; init; }

    /// <summary>Number of workflows that failed.</summary>
    public required int TotalFailed { get; init; }

    /// <summary>Number of warnings.</summary>
    public required int TotalWarnings { get; init; }

    /// <summary>Whether all passed.</summary>
    public required bool Passed { get; init; }
}
