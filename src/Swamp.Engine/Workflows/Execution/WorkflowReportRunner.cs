using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Reports;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Makes the reports over a run that has ended, and keeps them as data of its workflow (REP-3 to REP-10, WF-112).</summary>
internal sealed class WorkflowReportRunner(RunContext context)
{
    private const string DataType = "workflow";

    private WorkflowRunServices Services => context.Services;

    /// <summary>Makes all reports that apply; none of them changes how the run ended.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var run = context.Run;
        var selection = context.Request.Reports;
        if (selection.SkipAll || run.Status is not (WorkflowRunStatus.Succeeded or WorkflowRunStatus.Failed))
        {
            return;
        }

        var required = context.Workflow.Reports?.Require ?? [];
        var skipped = context.Workflow.Reports?.Skip ?? [];
        var candidates = await CandidatesAsync(required, cancellationToken);
        var chosen = candidates.Where(r => selection.Includes(r, required, skipped, method: null)).ToList();
        var missing = required
            .Where(r => candidates.All(known => known.Name != r.Name) && !skipped.Contains(r.Name) && !selection.SkipNames.Contains(r.Name))
            .Select(static r => r.Name)
            .ToList();
        if (chosen.Count == 0 && missing.Count == 0)
        {
            return;
        }

        var store = new ReportStore(Services.Methods.Data, Services.Methods.Redactor, name => new DataItemKey(DataType, run.WorkflowId, name), Owner(run), suffix: "");
        var seen = new WorkflowReportContext
        {
            WorkflowId = run.WorkflowId,
            WorkflowRunId = run.Id,
            WorkflowName = run.WorkflowName,
            Status = RunTexts.Of(run.Status),
            Inputs = (JsonObject)Services.Methods.Redactor.Redact(run.Inputs.DeepClone())!,
            Steps = await new StepExecutions(Services.Methods).OfAsync(run, cancellationToken),
            Jobs = run.Jobs,
        };
        var outcomes = new List<ReportOutcome>();
        foreach (var report in chosen)
        {
            await TellAsync("report_started", report.Name, outcome: null);
            outcomes.Add(await store.MakeAsync(report, () => report.ExecuteAsync(seen, cancellationToken), cancellationToken));
            await TellAsync(outcomes[^1].Success ? "report_completed" : "report_failed", report.Name, outcomes[^1]);
        }

        foreach (var name in missing)
        {
            var reason = Services.ReportSource is { } source ? await source.ExplainAsync(name, cancellationToken) : null;
            outcomes.Add(await store.FailAsync(name, "workflow", $"The required report '{name}' is {(reason is null ? "not installed." : "missing. " + reason)}", cancellationToken));
            await TellAsync("report_failed", name, outcomes[^1]);
        }

        run.Reports = outcomes;
        run.DataArtifacts =
        [
            .. store.Written.Select(static v => new OutputArtifact { DataId = v.Metadata.Id, Name = v.Metadata.Name, Version = v.Version, Tags = v.Metadata.Tags }),
        ];
    }

    private async Task<IReadOnlyList<IWorkflowReport>> CandidatesAsync(IReadOnlyList<ReportRequirement> required, CancellationToken cancellationToken)
    {
        var candidates = Services.Reports.ToList();
        foreach (var name in required.Select(static r => r.Name).Distinct(StringComparer.Ordinal))
        {
            if (Services.ReportSource is { } source && candidates.TrueForAll(known => known.Name != name) && await source.FindWorkflowReportAsync(name, cancellationToken) is { } found)
            {
                candidates.Add(found);
            }
        }

        return candidates;
    }

    private ValueTask TellAsync(string kind, string name, ReportOutcome? outcome) => context.TellAsync(context.Event(kind) with
    {
        ReportName = name,
        Scope = "workflow",
        Markdown = outcome?.Markdown,
        Json = outcome?.Json?.DeepClone(),
        Error = outcome?.Error,
    });

    private static DataOwner Owner(WorkflowRun run) => new()
    {
        OwnerType = DataOwner.ModelMethod,
        OwnerRef = run.WorkflowId,
        WorkflowId = run.WorkflowId,
        WorkflowRunId = run.Id,
        WorkflowName = run.WorkflowName,
    };
}
