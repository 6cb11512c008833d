namespace Swamp.Operations.Data;

/// <summary>Asks for the items of a model or of a workflow run (DCMD-5, DCMD-6).</summary>
public sealed record DataListRequest
{
    /// <summary>Name or id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Only items of this kind: resource, file, report, log, data.</summary>
    public string? Type { get; init; }

    /// <summary>Name or id of a workflow.</summary>
    public string? Workflow { get; init; }

    /// <summary>Run of the workflow; null for the latest.</summary>
    public string? Run { get; init; }
}
