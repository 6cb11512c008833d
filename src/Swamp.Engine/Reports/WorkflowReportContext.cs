using System.Text.Json.Nodes;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Reports;

/// <summary>What a report of a workflow run knows (REP-11). Arguments are already redacted.</summary>
public sealed record WorkflowReportContext
{
    /// <summary>UUID of the workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>UUID of the run.</summary>
    public required string WorkflowRunId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary><c>succeeded</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Inputs of the run; sensitive ones hidden.</summary>
    public required JsonObject Inputs { get; init; }

    /// <summary>The steps, in the order of the file.</summary>
    public required IReadOnlyList<StepExecution> Steps { get; init; }

    /// <summary>The jobs of the run, in the order of the file.</summary>
    public required IReadOnlyList<JobRun> Jobs { get; init; }
}
