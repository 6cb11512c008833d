namespace Swamp.Operations.Workflows;

/// <summary>What the validation of a workflow found (WFC-20).</summary>
public sealed record ValidateWorkflowResult
{
    /// <summary>Id of the workflow; empty when the file cannot be read.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Its name; the name of the file when that cannot be read.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>The checks, in order.</summary>
    public required IReadOnlyList<WorkflowCheckView> Validations { get; init; }

    /// <summary>Number of warnings.</summary>
    public required int TotalWarnings { get; init; }

    /// <summary>Whether no check failed.</summary>
    public required bool Passed { get; init; }
}
