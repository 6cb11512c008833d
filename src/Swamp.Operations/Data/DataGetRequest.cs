namespace Swamp.Operations.Data;

/// <summary>Asks for a data item (DCMD-1).</summary>
public sealed record DataGetRequest
{
    /// <summary>Name or id of the model; null when a workflow is given.</summary>
    public string? Model { get; init; }

    /// <summary>Name of the item.</summary>
    public string? Name { get; init; }

    /// <summary>Version; null for the latest.</summary>
    public int? Version { get; init; }

    /// <summary>Name or id of a workflow, whose run wrote the item (DCMD-4).</summary>
    public string? Workflow { get; init; }

    /// <summary>Run of the workflow; null for the latest.</summary>
    public string? Run { get; init; }

    /// <summary>Whether the content is left out.</summary>
    public bool NoContent { get; init; }
}
