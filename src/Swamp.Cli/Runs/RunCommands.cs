using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.WorkflowRuns;
using Swamp.Cli.Data;
using Swamp.Cli.Rendering;
using Swamp.Operations.Runs;

namespace Swamp.Cli.Runs;

/// <summary>The group <c>swamp run</c> (TRK-10 to TRK-20).</summary>
internal static class RunCommands
{
    /// <summary>The group with its commands.</summary>
    public static Command Build()
    {
        var group = new Command("run");
        group.Subcommands.Add(History());
        group.Subcommands.Add(Doctor());
        group.Subcommands.Add(Gc());
        group.Subcommands.Add(AttachCommand.Build());
        return group;
    }

    private static OperationCommand<RunHistoryRequest, RunHistoryResult> History()
    {
        var active = new Option<bool>("--active") { Description = "Only runs that are under way" };
        var all = new Option<bool>("--all") { Description = "All runs that are kept" };
        return new OperationCommand<RunHistoryRequest, RunHistoryResult>("history", RunOperations.History)
        {
            Options = { active, all },
            Examples = [new("What runs now", "swamp run history --active")],
            Bind = (invocation, _) => ValueTask.FromResult(new RunHistoryRequest { Active = invocation.Value(active), All = invocation.Value(all) }),
            Render = (result, output) => Table(result.Runs, output, "No runs."),
        };
    }

    private static OperationCommand<RunDoctorRequest, RunDoctorResult> Doctor()
    {
        var fix = new Option<bool>("--fix") { Description = "Mark runs whose process is gone as failed, and remove what killed processes left" };
        return new OperationCommand<RunDoctorRequest, RunDoctorResult>("doctor", RunOperations.Doctor)
        {
            Options = { fix },
            Examples = [new("Find runs whose process is gone", "swamp run doctor"), new("Mark them as failed", "swamp run doctor --fix")],
            Bind = (invocation, _) => ValueTask.FromResult(new RunDoctorRequest { Fix = invocation.Value(fix) }),
            Render = Render,
        };
    }

    private static FlowCommand Gc()
    {
        var consent = new Consent();
        var olderThan = new Option<string>("--older-than") { Description = "Age from which records go", HelpName = "age", DefaultValueFactory = _ => "30d" };
        var command = new FlowCommand("gc", RunOperations.Gc.Summary, RunOperations.Gc)
        {
            Options = { olderThan },
            Examples = [new("See what would go", "swamp run gc --older-than 7d --dry-run")],
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                RunOperations.Gc,
                dryRun => new RunGcRequest { OlderThan = invocation.Value(olderThan)!, DryRun = dryRun },
                static preview => preview.WorkflowRunsDeleted + preview.OutputsDeleted == 0
                    ? null
                    : $"Remove {preview.WorkflowRunsDeleted} workflow runs and {preview.OutputsDeleted} output records ({Sizes.Text(preview.TotalBytesReclaimed)})?",
                Render,
                cancellationToken),
        };
        consent.AddTo(command);
        return command;
    }

    private static void Render(RunDoctorResult result, TextOutput output)
    {
        foreach (var run in result.Interrupted)
        {
            var state = run.Elsewhere is null ? output.Bad("interrupted") : $"goes on {run.Elsewhere}, or was interrupted there:";
            output.Line($"{state} {run.WorkflowName} ({run.RunId}): {run.Finished} steps finished, {run.Unfinished.Count} under way, {run.NotStarted} not started");
            output.Line($"  {run.Resume}");
        }

        if (result.Leftovers > 0)
        {
            output.Line($"{result.Leftovers} files of killed processes; 'swamp run doctor --fix' removes them");
        }

        if (result.Active + result.Stale + result.Interrupted.Count == 0)
        {
            output.Line("No active or stale runs.");
            return;
        }

        Table([.. result.ActiveRuns, .. result.StaleRuns], output, "");
        output.Line($"{result.Active} active, {result.Stale} stale{(result.Reaped > 0 ? $", {result.Reaped} marked as failed" : "")}");
    }

    private static void Render(RunGcResult result, TextOutput output) => output.Line(
        result.WorkflowRunsDeleted + result.OutputsDeleted == 0
            ? "Nothing to remove."
            : $"{(result.DryRun ? "Would remove" : "Removed")} {result.WorkflowRunsDeleted} workflow runs and {result.OutputsDeleted} output records, {Sizes.Text(result.TotalBytesReclaimed)}");

    private static void Table(IReadOnlyList<RunRow> runs, TextOutput output, string whenEmpty) => output.Table(
        ["Status", "Kind", "Name", "Id", "Started", "Initiated by", "Pid", "Host"],
        [.. runs.Select(r => (IReadOnlyList<string>)
        [
            r.Stale ? "stale" : r.Status,
            r.RunKind == "workflow" ? "workflow" : "method",
            r.WorkflowName ?? (r.ModelName is null ? $"{r.ModelType} {r.MethodName}" : $"{r.ModelName} {r.MethodName} ({r.ModelType})"),
            output.Verbose || r.Id.Length <= 8 ? r.Id : r.Id[..8],
            r.StartedAt,
            r.InitiatedBy ?? "",
            $"{r.Pid}",
            r.Hostname,
        ])],
        whenEmpty);
}
