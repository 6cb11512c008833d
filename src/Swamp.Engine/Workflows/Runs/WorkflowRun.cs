using System.Text.Json.Nodes;
using Swamp.Engine.Reports;
using Swamp.Engine.Runs;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>A run of a workflow (WF-101). Changed by the run that owns it only.</summary>
public sealed class WorkflowRun
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>UUID of the workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>Its state.</summary>
    public WorkflowRunStatus Status { get; set; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>The jobs in the order of the file.</summary>
    public List<JobRun> Jobs { get; } = [];

    /// <summary>Tags of the workflow, then those of the call, then what the engine adds.</summary>
    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Process that runs it.</summary>
    public int? Pid { get; set; }

    /// <summary>Machine that runs it.</summary>
    public string? Host { get; set; }

    /// <summary>Path of the log relative to the repository.</summary>
    public string? LogFile { get; set; }

    /// <summary>The inputs with defaults; values of sensitive inputs are hidden.</summary>
    public JsonObject Inputs { get; set; } = [];

    /// <summary>Names of inputs that resumes gave.</summary>
    public List<string> ResumeInputs { get; } = [];

    /// <summary>Who started it (GEN-22).</summary>
    public string? InitiatedBy { get; set; }

    /// <summary>What started it: <c>manual</c>, <c>schedule</c>, <c>webhook</c> or <c>api</c>.</summary>
    public string? TriggerSource { get; set; }

    /// <summary>Run whose step this run is; null for one of its own.</summary>
    public string? ParentRunId { get; set; }

    /// <summary>SHA-256 of the workflow's text when the run started.</summary>
    public string? WorkflowHash { get; set; }

    /// <summary>What the caller chose for the run: checks and reports, the severity that fails, the evaluated copy; kept for whoever goes on with it. Null for nothing.</summary>
    public JsonObject? Settings { get; set; }

    /// <summary>The reports that followed it in this process; null when none were made (WF-112).</summary>
    public IReadOnlyList<ReportOutcome>? Reports { get; set; }

    /// <summary>The versions of data that belong to the run itself: its reports.</summary>
    public IReadOnlyList<OutputArtifact> DataArtifacts { get; set; } = [];

    /// <summary>Absolute path of the record.</summary>
    public string? Path { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsTerminal => Status is WorkflowRunStatus.Succeeded or WorkflowRunStatus.Failed or WorkflowRunStatus.Cancelled;

    /// <summary>How many bytes of journal this state was read from; null when it was not.</summary>
    public long? JournalLength { get; set; }

    /// <summary>The step that failed first without being tolerated, or null. One that was cancelled because another failed is not the cause.</summary>
    public StepRun? FirstFailure() => Jobs.SelectMany(static j => j.Steps)
        .Where(static s => s is { Status: UnitStatus.Failed, AllowedFailure: false })
        .OrderBy(static s => s.Error == StepRun.CancelledError).ThenBy(static s => s.CompletedAt)
        .FirstOrDefault();

    /// <summary>The job of that name, or null.</summary>
    public JobRun? FindJob(string name) => Jobs.Find(j => j.Name == name);
}
