namespace Swamp.Operations.Summaries;

/// <summary>Runs of one workflow.</summary>
public sealed record WorkflowSummary
{
    /// <summary>The workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>Runs that succeeded.</summary>
    public required int Succeeded { get; init; }

    /// <summary>Runs that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>All runs, those that were cancelled included.</summary>
    public required int Total { get; init; }
}
