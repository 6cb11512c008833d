using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Something that happened in a run (WF-110). Which members are set depends on the kind; texts are redacted.</summary>
public sealed record WorkflowEvent
{
    /// <summary>
    /// <c>validating_inputs</c>, <c>started</c>, <c>job_started</c>, <c>job_completed</c>, <c>job_skipped</c>, <c>step_queued</c>, <c>step_started</c>,
    /// <c>step_retried</c>, <c>step_completed</c>, <c>step_skipped</c>, <c>step_failed</c>, <c>for_each_expanded</c>, <c>approval_requested</c>,
    /// <c>model_resolved</c>, <c>method_executing</c>, <c>method_output</c>, <c>method_event</c>, <c>assert_result</c>, <c>report_started</c>,
    /// <c>report_completed</c>, <c>report_failed</c>, and one of <c>completed</c>, <c>cancelled</c> and <c>suspended</c> at the end.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The run; of nested workflows their own.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>How deep the run is nested; 0 for the run that was asked for.</summary>
    public int Depth { get; init; }

    /// <summary>The job.</summary>
    public string? JobId { get; init; }

    /// <summary>The step.</summary>
    public string? StepId { get; init; }

    /// <summary>The step that it was expanded from.</summary>
    public string? ForEachTemplate { get; init; }

    /// <summary>Its place among the iterations.</summary>
    public int? ForEachIndex { get; init; }

    /// <summary>How a job or run ended.</summary>
    public string? Status { get; init; }

    /// <summary>Why a step was skipped or a run cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the failure is tolerated.</summary>
    public bool? AllowedFailure { get; init; }

    /// <summary>The guard that held, without braces.</summary>
    public string? GuardExpression { get; init; }

    /// <summary>Its value.</summary>
    public JsonNode? GuardResult { get; init; }

    /// <summary>What is asked.</summary>
    public string? Prompt { get; init; }

    /// <summary>How long an answer is taken, in seconds.</summary>
    public double? Timeout { get; init; }

    /// <summary>Name of the model.</summary>
    public string? ModelName { get; init; }

    /// <summary>Its type.</summary>
    public string? ModelType { get; init; }

    /// <summary>Its id.</summary>
    public string? ModelId { get; init; }

    /// <summary>The method.</summary>
    public string? MethodName { get; init; }

    /// <summary>The driver that runs it; null when nobody asked for one (DRV-16).</summary>
    public string? Driver { get; init; }

    /// <summary><c>stdout</c> or <c>stderr</c>.</summary>
    public string? Stream { get; init; }

    /// <summary>A line that a method printed.</summary>
    public string? Line { get; init; }

    /// <summary>What an assertion or a method says.</summary>
    public string? Message { get; init; }

    /// <summary>How bad a failed assertion is.</summary>
    public string? Severity { get; init; }

    /// <summary>What was asserted.</summary>
    public string? Expr { get; init; }

    /// <summary>Whether it held.</summary>
    public bool? Passed { get; init; }

    /// <summary>The attempt that failed, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>Name of a report.</summary>
    public string? ReportName { get; init; }

    /// <summary>Scope of a report.</summary>
    public string? Scope { get; init; }

    /// <summary>Text of a report.</summary>
    public string? Markdown { get; init; }

    /// <summary>Data of a report.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>The jobs of a run that starts, or the steps that a repeated step became.</summary>
    public JsonArray? Units { get; init; }
}
