namespace Swamp.Engine.Workflows.Model;

/// <summary>Runs another workflow.</summary>
public sealed record NestedWorkflowTask : WorkflowTask
{
    /// <inheritdoc/>
    public override string Type => "workflow";

    /// <summary>Name or id of the workflow.</summary>
    public required string WorkflowIdOrName { get; init; }

    /// <summary>Its inputs; null for none.</summary>
    public TaskValues? Inputs { get; init; }
}
