namespace Swamp.Operations.WorkflowRuns;

/// <summary>Asks for a run (WFC-45).</summary>
public sealed record WorkflowHistoryRequest
{
    /// <summary>A workflow, whose newest run is shown, or the id of a run or its beginning.</summary>
    public required string WorkflowOrRun { get; init; }

    /// <summary>Whether the result holds what each step returned.</summary>
    public bool Verbose { get; init; }
}
