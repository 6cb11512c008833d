using System.Text.Json.Nodes;
using Swamp.Operations.Execution;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>A step of a run (WFC-34).</summary>
public sealed record StepRunView
{
    /// <summary>Name, after forEach was expanded.</summary>
    public required string Name { get; init; }

    /// <summary>pending, running, waiting_approval, succeeded, failed or skipped.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Why it was skipped: guarded, dependency, failure or cancelled.</summary>
    public string? SkipReason { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? Duration { get; init; }

    /// <summary>Attempts in all; absent when there was one.</summary>
    public int? Attempts { get; init; }

    /// <summary>What it returned; only when details were asked for.</summary>
    public JsonObject? Artifacts { get; init; }

    /// <summary>The versions of data that it wrote.</summary>
    public IReadOnlyList<StepArtifactView>? DataArtifacts { get; init; }

    /// <summary>True when it failed and that is tolerated.</summary>
    public bool? AllowedFailure { get; init; }

    /// <summary>How an assertion went.</summary>
    public JsonObject? AssertResult { get; init; }

    /// <summary>What is asked.</summary>
    public string? ApprovalPrompt { get; init; }

    /// <summary>Run of a nested workflow.</summary>
    public string? ChildRunId { get; init; }

    /// <summary>How its method was run; absent when nobody asked for a driver.</summary>
    public DriverView? Driver { get; init; }
}
