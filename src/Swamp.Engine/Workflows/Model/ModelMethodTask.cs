namespace Swamp.Engine.Workflows.Model;

/// <summary>
/// Runs a method, either of a definition (<see cref="ModelIdOrName"/>) or of a type that needs no definition (<see cref="ModelType"/>);
/// exactly one of the two is set.
/// </summary>
public sealed record ModelMethodTask : WorkflowTask
{
    /// <inheritdoc/>
    public override string Type => "model_method";

    /// <summary>Name or id of a definition; null when <see cref="ModelType"/> is set.</summary>
    public string? ModelIdOrName { get; init; }

    /// <summary>Name of a model type; null when <see cref="ModelIdOrName"/> is set.</summary>
    public string? ModelType { get; init; }

    /// <summary>Name of the lasting definition that direct execution makes (WF-24); null for an instance that lives as long as the run.</summary>
    public string? ModelName { get; init; }

    /// <summary>Name of the method.</summary>
    public required string MethodName { get; init; }

    /// <summary>Arguments of the call; null for none.</summary>
    public TaskValues? Inputs { get; init; }

    /// <summary>Global arguments of the instance, only with <see cref="ModelType"/>; null when not stated.</summary>
    public TaskValues? GlobalArgs { get; init; }
}
