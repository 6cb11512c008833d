using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Execution;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Runs as results show them.</summary>
internal static class WorkflowRunViews
{
    public static WorkflowRunResult Of(WorkflowRun run, bool verbose = false)
    {
        var waiting = run.Jobs.SelectMany(static j => j.Steps.Select(s => (Job: j, Step: s))).FirstOrDefault(static u => u.Step.Status == UnitStatus.WaitingApproval);
        return new WorkflowRunResult
        {
            Id = run.Id,
            WorkflowId = run.WorkflowId,
            WorkflowName = run.WorkflowName,
            Inputs = run.Inputs.Count > 0 ? run.Inputs : null,

            // A report that failed makes the call fail, not the run that it is about (RUN-11).
            Status = run.Reports?.Any(static r => !r.Success) == true ? "failed" : RunTexts.Of(run.Status),
            Reports = run.Reports is { Count: > 0 } reports
                ? [.. reports.Select(static r => new ReportView(r.Name, r.Scope, r.Success, r.Markdown, r.Json, r.Error))]
                : null,
            WorkflowDataArtifacts = run.DataArtifacts.Count > 0 ? [.. run.DataArtifacts.Select(static a => new StepArtifactView(a.DataId, a.Name, a.Version, a.Tags))] : null,
            Jobs = [.. run.Jobs.Select(j => new JobRunView(j.Name, RunTexts.Of(j.Status), [.. j.Steps.Select(s => Of(s, verbose))], Between(j.StartedAt, j.CompletedAt)))],
            Duration = Between(run.StartedAt, run.CompletedAt),
            Path = run.Path ?? "",
            InitiatedBy = run.InitiatedBy,
            CancelReason = run.Tags.GetValueOrDefault("cancel_reason"),
            ApprovalRequired = run.Status == WorkflowRunStatus.Suspended && waiting.Step is not null
                ? new ApprovalView(waiting.Step.Name, waiting.Job.Name, waiting.Step.ApprovalPrompt ?? "", waiting.Step.ApprovalTimeout?.TotalSeconds)
                : null,
        };
    }

    private static StepRunView Of(StepRun step, bool verbose) => new()
    {
        Name = step.Name,
        Status = RunTexts.Of(step.Status),
        Error = step.Error,
        SkipReason = step.SkipReason,
        Duration = Between(step.StartedAt, step.CompletedAt),
        Attempts = step.Attempts.Count > 0 ? step.Attempts.Count + 1 : null,
        Artifacts = verbose ? step.Output : null,
        DataArtifacts = step.DataArtifacts.Count > 0 ? [.. step.DataArtifacts.Select(static a => new StepArtifactView(a.DataId, a.Name, a.Version, a.Tags))] : null,
        AllowedFailure = step.AllowedFailure ? true : null,
        AssertResult = step.Assert is { } assert ? WorkflowRunJson.Of(assert) : null,
        ApprovalPrompt = step.ApprovalPrompt,
        ChildRunId = step.ChildRunId,
        Driver = step.Driver is { } driver ? new DriverView(driver.Type, driver.Level) : null,
    };

    private static long? Between(DateTimeOffset? from, DateTimeOffset? to) => from is { } start && to is { } end ? Math.Max(0, (long)(end - start).TotalMilliseconds) : null;
}
