namespace Swamp.Operations.WorkflowRuns;

/// <summary>A run to cancel (WFC-53).</summary>
public sealed record CancelWorkflowRequest
{
    /// <summary>Name or id of the workflow; its newest active run is meant. Absent with <see cref="All"/> or <see cref="RunId"/>.</summary>
    public string? Workflow { get; init; }

    /// <summary>Id of the run, or its beginning.</summary>
    public string? RunId { get; init; }

    /// <summary>Every active run, of the workflow if one is named.</summary>
    public bool All { get; init; }

    /// <summary>Close the record although it says that another place runs it, which is gone. Default: false.</summary>
    public bool Force { get; init; }

    /// <summary>Why, for the record.</summary>
    public string Reason { get; set; } = "Cancelled by user";
}
