namespace Swamp.Operations.Data;

/// <summary>Items grouped by their kind (DCMD-5, DCMD-6).</summary>
public sealed record DataListResult
{
    /// <summary>Id of the model; absent for workflows.</summary>
    public string? ModelId { get; init; }

    /// <summary>Name of the model.</summary>
    public string? ModelName { get; init; }

    /// <summary>Normalized type of the model.</summary>
    public string? ModelType { get; init; }

    /// <summary>Namespace, where one is configured.</summary>
    public string? Namespace { get; init; }

    /// <summary>Id of the workflow; absent for models.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>The run.</summary>
    public string? RunId { get; init; }

    /// <summary>State of the run.</summary>
    public string? RunStatus { get; init; }

    /// <summary>The groups: log, file, resource, data, then others by name.</summary>
    public required IReadOnlyList<DataGroup> Groups { get; init; }

    /// <summary>Number of items.</summary>
    public required int Total { get; init; }
}
