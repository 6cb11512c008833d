namespace Swamp.Operations.Workflows;

/// <summary>What was deleted (WFC-16).</summary>
public sealed record DeleteWorkflowResult
{
    /// <summary>The workflow.</summary>
    public required DeletedWorkflowView Deleted { get; init; }

    /// <summary>Number of its runs whose records went with it.</summary>
    public required int RunsDeleted { get; init; }

    /// <summary>True when nothing was deleted.</summary>
    public bool? DryRun { get; init; }
}
