using System.Text.Json.Nodes;
using Swamp.Operations.Execution;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>A run of a workflow (WFC-34).</summary>
public sealed record WorkflowRunResult
{
    /// <summary>Id of the run.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>The inputs with defaults; absent when there are none.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>running, suspended, succeeded, failed or cancelled.</summary>
    public required string Status { get; init; }

    /// <summary>The jobs in the order of the file.</summary>
    public required IReadOnlyList<JobRunView> Jobs { get; init; }

    /// <summary>How long it took, in milliseconds; absent while it has not ended.</summary>
    public long? Duration { get; init; }

    /// <summary>Absolute path of the record.</summary>
    public required string Path { get; init; }

    /// <summary>Who started it.</summary>
    public string? InitiatedBy { get; init; }

    /// <summary>The reports over the run (REP-3); absent when none were made.</summary>
    public IReadOnlyList<ReportView>? Reports { get; init; }

    /// <summary>The versions of data that belong to the run itself: its reports.</summary>
    public IReadOnlyList<StepArtifactView>? WorkflowDataArtifacts { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; init; }

    /// <summary>The approval that it waits for.</summary>
    public ApprovalView? ApprovalRequired { get; init; }
}
