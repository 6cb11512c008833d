namespace Swamp.Sdk;

/// <summary>What became of a decision.</summary>
/// <param name="IsOk">Whether it was taken.</param>
/// <param name="Error">Why not; null when it was.</param>
public sealed record GateResult(bool IsOk, string? Error)
{
    /// <summary>Id of the run; null when the decision was not taken.</summary>
    public string? RunId { get; init; }

    /// <summary>Name of the workflow; null when the decision was not taken.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>The step; null when the decision was not taken.</summary>
    public string? StepName { get; init; }

    /// <summary>Whether the gate is open now.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Who decided; null when the decision was not taken.</summary>
    public string? DecidedBy { get; init; }
}
