using System.Text.Json.Nodes;
using Swamp.Engine.Identity;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>A run in a list (WFC-39).</summary>
public sealed record RunSearchItem
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Id of the workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>running, suspended, succeeded, failed, cancelled; interrupted when its process died.</summary>
    public required string Status { get; init; }

    /// <summary>When it started.</summary>
    public string? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public string? CompletedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? Duration { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Its inputs.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>What started it.</summary>
    public string? TriggerSource { get; init; }

    /// <summary>First failed step.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; init; }

    /// <summary>How many steps have ended, of how many.</summary>
    public StepProgressView? StepProgress { get; init; }

    internal static RunSearchItem Of(RunHead head, bool isHeld) => new()
    {
        RunId = head.Id,
        WorkflowId = head.WorkflowId,
        WorkflowName = head.WorkflowName,
        Status = head.Status == WorkflowRunStatus.Running && !isHeld ? "interrupted" : RunTexts.Of(head.Status),
        StartedAt = head.StartedAt is { } started ? IdFormat.Text(started) : null,
        CompletedAt = head.CompletedAt is { } ended ? IdFormat.Text(ended) : null,
        Duration = head is { StartedAt: { } from, CompletedAt: { } to } ? (long)(to - from).TotalMilliseconds : null,
        Tags = head.Tags.Count > 0 ? head.Tags : null,
        Inputs = head.Inputs,
        TriggerSource = head.TriggerSource,
        FailedStep = head.FailedStep,
        FailureReason = head.FailureReason,
        StepProgress = head is { CompletedSteps: { } completed, TotalSteps: { } total } ? new StepProgressView(completed, total) : null,
    };
}
