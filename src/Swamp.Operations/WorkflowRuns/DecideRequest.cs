namespace Swamp.Operations.WorkflowRuns;

/// <summary>An answer to an approval (WFC-51).</summary>
public sealed record DecideRequest
{
    /// <summary>Name or id of the workflow.</summary>
    public required string Workflow { get; init; }

    /// <summary>The step that asks.</summary>
    public required string Step { get; init; }

    /// <summary>Id of the run, or its beginning; needed when several wait.</summary>
    public string? RunId { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
