using Swamp.Engine.Errors;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>The words that records use for states.</summary>
public static class RunTexts
{
    /// <summary>The word of a run's state.</summary>
    public static string Of(WorkflowRunStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The word of a unit's state.</summary>
    public static string Of(UnitStatus status) => status == Runs.UnitStatus.WaitingApproval ? "waiting_approval" : status.ToString().ToLowerInvariant();

    /// <summary>The state of a run by its word.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.DataCorrupt"/> for another word.</exception>
    public static WorkflowRunStatus RunStatus(string text) => text switch
    {
        "pending" => WorkflowRunStatus.Pending,
        "running" => WorkflowRunStatus.Running,
        "suspended" => WorkflowRunStatus.Suspended,
        "succeeded" => WorkflowRunStatus.Succeeded,
        "failed" => WorkflowRunStatus.Failed,
        "cancelled" => WorkflowRunStatus.Cancelled,
        _ => throw Unknown(text),
    };

    /// <summary>The state of a unit by its word.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.DataCorrupt"/> for another word.</exception>
    public static UnitStatus UnitStatus(string text) => text switch
    {
        "pending" => Runs.UnitStatus.Pending,
        "running" => Runs.UnitStatus.Running,
        "waiting_approval" => Runs.UnitStatus.WaitingApproval,
        "succeeded" => Runs.UnitStatus.Succeeded,
        "failed" => Runs.UnitStatus.Failed,
        "skipped" => Runs.UnitStatus.Skipped,
        _ => throw Unknown(text),
    };

    private static SwampException Unknown(string text) => new(ErrorCodes.DataCorrupt, $"'{text}' is no state of a run.");
}
