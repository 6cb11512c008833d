using System.Text.Json.Serialization;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>An answer that was recorded (WFC-51).</summary>
public sealed record DecideResult
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>The step.</summary>
    public required string StepName { get; init; }

    /// <summary>The answer.</summary>
    public required bool Approved { get; init; }

    /// <summary>Who gave it.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Why; null when not said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Reason { get; init; }

    /// <summary>The command that goes on with the run after an approval, or with the one that it is a step of.</summary>
    public string? Resume { get; init; }

    /// <summary>State of the run after a rejection.</summary>
    public string? RunStatus { get; init; }

    /// <summary>The steps that ran because of a rejection: those that ask for a failure; absent when there were none.</summary>
    public IReadOnlyList<FollowedStep>? Followed { get; init; }
}
