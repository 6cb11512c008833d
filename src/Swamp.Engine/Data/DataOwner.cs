namespace Swamp.Engine.Data;

/// <summary>Who wrote a data item (the <c>ownerDefinition</c> of 13.2). Type and reference together are the identity that DATA-23 compares.</summary>
public sealed record DataOwner
{
    /// <summary>Owner type of method runs.</summary>
    public const string ModelMethod = "model-method";

    /// <summary>Owner type of workflow steps.</summary>
    public const string WorkflowStep = "workflow-step";

    /// <summary>Owner type of things written by hand.</summary>
    public const string Manual = "manual";

    /// <summary>Hash of the definition at the time of writing; null when unknown.</summary>
    public string? DefinitionHash { get; init; }

    /// <summary><see cref="ModelMethod"/>, <see cref="WorkflowStep"/> or <see cref="Manual"/>.</summary>
    public required string OwnerType { get; init; }

    /// <summary>Reference within the type, for example the model's id.</summary>
    public required string OwnerRef { get; init; }

    /// <summary>Workflow, where one caused the write.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Run of the workflow.</summary>
    public string? WorkflowRunId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Job of the workflow.</summary>
    public string? JobName { get; init; }

    /// <summary>Step of the job.</summary>
    public string? StepName { get; init; }

    /// <summary>Further origin.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the other owner may overwrite what this one wrote (DATA-23).</summary>
    public bool IsSameAs(DataOwner other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return OwnerType == other.OwnerType && OwnerRef == other.OwnerRef;
    }
}
