using Swamp.Cli.Rendering;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary>Runs as text.</summary>
internal static class WorkflowRunText
{
    /// <summary>What remains to be said when a run was watched.</summary>
    public static void Summary(WorkflowRunResult run, TextOutput output)
    {
        var steps = run.Jobs.SelectMany(static j => j.Steps).ToList();
        var asserts = steps.Where(static s => s.AssertResult is not null).ToList();
        if (asserts.Count > 0)
        {
            var errored = asserts.Count(static s => s.AssertResult!["error"] is not null);
            var passed = asserts.Count(static s => s.AssertResult!["passed"]!.GetValue<bool>());
            output.Line($"Assertions: {passed} passed, {asserts.Count - passed - errored} failed, {errored} errored");
        }

        var took = run.Duration is { } duration ? $" in {WorkflowRuns.Took.Text(duration)}" : "";
        switch (run.Status)
        {
            case "succeeded":
                output.Line(output.Good($"Completed workflow {run.WorkflowName}{took}") + $": {Count(steps)}");
                break;
            case "suspended" when steps.Exists(static s => s is { Status: "waiting_approval", ChildRunId: not null }):
                output.Line($"Suspended workflow {run.WorkflowName}: {run.ApprovalRequired?.Prompt}");
                output.Line("  swamp workflow approvals");
                output.Line($"  swamp workflow resume {run.WorkflowName} --run {run.Id}");
                break;
            case "suspended":
                output.Line($"Suspended workflow {run.WorkflowName}: awaiting approval on step {run.ApprovalRequired?.StepId}");
                output.Line($"  {run.ApprovalRequired?.Prompt}");
                output.Line($"  swamp workflow approve {run.WorkflowName} {run.ApprovalRequired?.StepId} --run {run.Id}");
                output.Line($"  swamp workflow reject {run.WorkflowName} {run.ApprovalRequired?.StepId} --run {run.Id}");
                output.Line($"  swamp workflow resume {run.WorkflowName} --run {run.Id}");
                break;
            case "cancelled":
                output.Line(output.Bad($"Cancelled workflow {run.WorkflowName}{took}") + $": {run.CancelReason}");
                break;
            default:
                var first = steps.Where(static s => s.Status == "failed" && s.AllowedFailure is null).OrderBy(static s => s.Error == StepRun.CancelledError).FirstOrDefault();
                output.Line(output.Bad($"Failed workflow {run.WorkflowName}{took}") + $": {Count(steps)}");
                if (first is not null)
                {
                    output.Line($"  {VisibleText.Of(first.Name)}: {first.Error}");
                }

                foreach (var report in (run.Reports ?? []).Where(static r => !r.Success))
                {
                    output.Line($"  report {report.Name}: {report.Error}");
                }

                break;
        }

        output.Line($"Run: {run.Id}");
    }

    /// <summary>A run with all its steps.</summary>
    public static void Tree(WorkflowRunResult run, TextOutput output)
    {
        output.Line(output.Bold($"{run.WorkflowName}") + $" {run.Id}");
        foreach (var job in run.Jobs)
        {
            output.Line($"{Icon(job.Status)} {VisibleText.Of(job.Name)}{Took(job.Duration)}");
            foreach (var step in job.Steps)
            {
                var icon = step.AllowedFailure == true ? "⚠" : Icon(step.Status);
                var note = step.Error ?? (step.SkipReason is { } reason ? $"skipped ({reason})" : step.Status == "waiting_approval" ? step.ApprovalPrompt : null);
                output.Line($"  {icon} {VisibleText.Of(step.Name)}{Took(step.Duration)}{(note is null ? "" : $" - {note}")}");
            }
        }

        output.Line($"Result: {run.Status.ToUpperInvariant()}{Took(run.Duration)}");
        output.Line($"Saved to: {run.Path}");
    }

    private static string Count(IReadOnlyCollection<StepRunView> steps)
    {
        var parts = steps.GroupBy(static s => s.Status).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => $"{g.Count()} {g.Key}");
        return steps.Count == 0 ? "no steps" : $"{steps.Count} steps ({string.Join(", ", parts)})";
    }

    private static string Took(long? milliseconds) => milliseconds is { } ms ? $" ({WorkflowRuns.Took.Text(ms)})" : "";

    private static string Icon(string status) => status switch
    {
        "succeeded" => "✓",
        "failed" => "✗",
        "running" => "◐",
        "waiting_approval" => "⏸",
        "skipped" => "⊘",
        _ => "○",
    };
}
