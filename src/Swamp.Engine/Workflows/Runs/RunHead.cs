using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>A run without its jobs: what lists show (WFC-39).</summary>
public sealed record RunHead
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>UUID of the workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>Its state as recorded.</summary>
    public required WorkflowRunStatus Status { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Inputs.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>What started it.</summary>
    public string? TriggerSource { get; init; }

    /// <summary>First failed step.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Its error.</summary>
    public string? FailureReason { get; init; }

    /// <summary>How many steps ended.</summary>
    public int? CompletedSteps { get; init; }

    /// <summary>How many steps there are.</summary>
    public int? TotalSteps { get; init; }

    /// <summary>Process that runs it.</summary>
    public int? Pid { get; init; }

    /// <summary>Machine that runs it.</summary>
    public string? Host { get; init; }

    /// <summary>Run whose step it is.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>Absolute path of the record.</summary>
    public required string Path { get; init; }
}
