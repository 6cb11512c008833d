namespace Swamp.Operations.Summaries;

/// <summary>What happened lately (SUM-1); or only a message when nothing did (SUM-3).</summary>
public sealed record SummaryResult
{
    /// <summary>Start of the window, ISO-8601 UTC.</summary>
    public string? Since { get; init; }

    /// <summary>Runs of methods by model, the busiest first.</summary>
    public IReadOnlyList<ModelSummary>? MethodExecutions { get; init; }

    /// <summary>Runs of workflows by workflow, the busiest first.</summary>
    public IReadOnlyList<WorkflowSummary>? Workflows { get; init; }

    /// <summary>What is stored.</summary>
    public DataSummary? Data { get; init; }

    /// <summary>Why there is nothing to show.</summary>
    public string? Message { get; init; }
}
