using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Reports;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Events;
using Swamp.Operations.Execution;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Starts runs and goes on with them.</summary>
internal static class WorkflowRunHandlers
{
    public static async Task<WorkflowRunResult> RunAsync(RunWorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Workflows.GetAsync(request.Workflow, cancellationToken);
        await WorkflowIds.RequireUniqueAsync(session.Workflows, stored, cancellationToken);
        if (request.LastEvaluated)
        {
            stored = await session.Workflows.FindEvaluatedAsync(stored.Workflow, cancellationToken)
                ?? throw new SwampException(
                    ErrorCodes.NoEvaluatedWorkflow, $"'{stored.Workflow.Name}' has not been evaluated yet.", $"swamp workflow evaluate {stored.Workflow.Name}");
        }

        var run = await session.CreateWorkflowRunner().RunAsync(
            RequestOf(stored, request.Options, request.TimeoutMs) with
            {
                Inputs = request.Inputs ?? [],
                Tags = request.Tags ?? new Dictionary<string, string>(),
                UseLastEvaluated = request.LastEvaluated,
                Driver = DriverView.Setting(request.Driver, request.DriverConfig),
            },
            new WorkflowEvents(context.Events),
            cancellationToken);
        return WorkflowRunViews.Of(run, request.Options.Verbose);
    }

    public static async Task<WorkflowRunResult> ResumeAsync(ResumeWorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        await (session.SharedState?.RefreshAsync(cancellationToken) ?? Task.CompletedTask);
        var runs = new RunSelection(session);
        var run = request.From is null
            ? await runs.ResumableAsync(request.Workflow, request.RunId, request.Force, cancellationToken)
            : await runs.EndedBadlyAsync(request.Workflow, request.RunId, cancellationToken);
        var stored = await WorkflowOfAsync(session, run, context, cancellationToken);
        if (request.From is { } from)
        {
            RestartPoint.Apply(run, stored.Workflow, from);
        }
        else if (run.Status == WorkflowRunStatus.Suspended)
        {
            // A run that was cut off while it waited goes on with what does not wait.
            RequireDecided(run, context.Host.Clock.GetUtcNow());
        }

        await RequireParentAsync(run, session, cancellationToken);
        if (request.From is null && await ApprovalAnswer.ExpireAsync(session.Runs, run, stored.Workflow, context.Host.Clock.GetUtcNow(), cancellationToken))
        {
            run = await runs.LoadAsync(run.Id, cancellationToken);
        }

        await TellInputsAsync(request, run, context, cancellationToken);
        var result = await session.CreateWorkflowRunner().ContinueAsync(
            run,
            RequestOf(stored, request.Options, request.TimeoutMs) with { Inputs = request.Inputs ?? [], Tags = run.Tags },
            new WorkflowEvents(context.Events),
            cancellationToken);
        return WorkflowRunViews.Of(result, request.Options.Verbose);
    }

    /// <summary>The workflow of a run that was answered no, when there is something to do after that; null when there is not, or the file is not fit for it.</summary>
    public static async Task<StoredWorkflow?> AfterRejectionAsync(WorkflowRun run, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await WorkflowOfAsync(session, run, context, cancellationToken);
            return ApprovalAnswer.AsksForFailure(run, stored.Workflow) ? stored : null;
        }
        catch (SwampException exception)
        {
            await context.Events.EmitAsync(
                new NoticeEvent("rejection", $"Nothing runs after the rejection, because the workflow cannot be read: {exception.Message}", IsWarning: true), cancellationToken);
            return null;
        }
    }

    /// <summary>Runs what asks for the failure of a run whose approval was just rejected.</summary>
    public static async Task<WorkflowRun> FinishRejectedAsync(
        string runId, StoredWorkflow stored, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        var run = await new RunSelection(session).LoadAsync(runId, cancellationToken);
        return await session.CreateWorkflowRunner().ContinueAsync(
            run, RequestOf(stored, new WorkflowRunOptions(), timeoutMs: null) with { Tags = run.Tags }, new WorkflowEvents(context.Events), cancellationToken);
    }

    private static WorkflowRunRequest RequestOf(StoredWorkflow stored, WorkflowRunOptions options, long? timeoutMs) => new()
    {
        Workflow = stored,
        Checks = new CheckSelection { SkipAll = options.SkipAllChecks, SkipNames = options.SkipCheckNames ?? [], SkipLabels = options.SkipCheckLabels ?? [] },
        Reports = new ReportSelection
        {
            SkipAll = options.SkipAllReports,
            SkipNames = options.SkipReportNames ?? [],
            SkipLabels = options.SkipReportLabels ?? [],
            OnlyNames = options.ReportNames ?? [],
            OnlyLabels = options.ReportLabels ?? [],
        },
        FailOn = options.FailOn is { } text ? SeverityOf(text) : null,
        Timeout = timeoutMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
    };

    private static AssertSeverity SeverityOf(string text) => text switch
    {
        "low" => AssertSeverity.Low,
        "medium" => AssertSeverity.Medium,
        "high" => AssertSeverity.High,
        _ => throw new SwampException(ErrorCodes.InvalidArgument, $"'{text}' is no severity; low, medium and high are.", "--fail-on medium"),
    };

    /// <summary>The workflow as its file has it now; when the file is gone, as the run began with it.</summary>
    private static async Task<StoredWorkflow> WorkflowOfAsync(RepositorySession session, WorkflowRun run, OperationContext context, CancellationToken cancellationToken)
    {
        if (RunSettings.UsesEvaluatedCopy(run.Settings) && await session.Runs.FindWorkflowTextAsync(run.Id, cancellationToken) is { } evaluated)
        {
            return new StoredWorkflow(WorkflowReader.Read(evaluated), "", evaluated, run.WorkflowHash ?? "", IsReadOnly: true);
        }

        // By its name first: a copy may carry the id, too.
        if (await FindAsync(session, run, cancellationToken) is { } stored)
        {
            await WorkflowIds.RequireUniqueAsync(session.Workflows, stored, cancellationToken);
            if (run.WorkflowHash is { } hash && hash != stored.Hash)
            {
                await context.Events.EmitAsync(
                    new NoticeEvent("workflow_changed", $"{run.WorkflowName} was changed since the run began; what is left runs as the file says now.", IsWarning: true), cancellationToken);
            }

            return stored;
        }

        if (await session.Workflows.FindBrokenAsync(run.WorkflowName, cancellationToken) is { } broken)
        {
            throw new SwampException(broken.Error);
        }

        var text = await session.Runs.FindWorkflowTextAsync(run.Id, cancellationToken)
            ?? throw new SwampException(ErrorCodes.WorkflowNotFound, $"The workflow {run.WorkflowName} of the run {run.Id} is gone.", "Restore its file.");
        await context.Events.EmitAsync(
            new NoticeEvent("workflow_gone", $"The file of {run.WorkflowName} is gone; the run goes on with the workflow as it was when it began.", IsWarning: true), cancellationToken);
        return new StoredWorkflow(WorkflowReader.Read(text), "", text, run.WorkflowHash ?? "", IsReadOnly: true);
    }

    /// <summary>A run that is a step of another one ends with it, and goes on with it.</summary>
    private static async Task RequireParentAsync(WorkflowRun run, RepositorySession session, CancellationToken cancellationToken)
    {
        if (run.ParentRunId is { } id && await session.Runs.FindAsync(id, cancellationToken) is { IsTerminal: true } parent)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"The run {run.Id} is part of the run {parent.Id} of {parent.WorkflowName}, which has ended: {RunTexts.Of(parent.Status)}.",
                $"swamp workflow run {run.WorkflowName}");
        }
    }

    private static async Task<StoredWorkflow?> FindAsync(RepositorySession session, WorkflowRun run, CancellationToken cancellationToken) =>
        await session.Workflows.FindAsync(run.WorkflowName, cancellationToken) is { } named && string.Equals(named.Workflow.Id, run.WorkflowId, StringComparison.OrdinalIgnoreCase)
            ? named
            : await session.Workflows.FindAsync(run.WorkflowId, cancellationToken);

    private static void RequireDecided(WorkflowRun run, DateTimeOffset now)
    {
        var open = run.Jobs.SelectMany(static j => j.Steps)
            .FirstOrDefault(s => s is { Status: UnitStatus.WaitingApproval, ChildRunId: null } && !ApprovalAnswer.IsTooLate(s, now));
        if (open is not null)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"The run {run.Id} still waits for an answer at step '{open.Name}'.",
                $"swamp workflow approve {run.WorkflowName} {open.Name} --run {run.Id}");
        }
    }

    private static async Task TellInputsAsync(ResumeWorkflowRequest request, WorkflowRun run, OperationContext context, CancellationToken cancellationToken)
    {
        var changed = (request.Inputs ?? []).Where(i => run.Inputs.ContainsKey(i.Key)).Select(static i => i.Key).ToList();
        var added = (request.Inputs ?? []).Where(i => !run.Inputs.ContainsKey(i.Key)).Select(static i => i.Key).ToList();
        if (changed.Count > 0)
        {
            await context.Events.EmitAsync(new NoticeEvent("resume_inputs", $"Resume overrides inputs of the run: {string.Join(", ", changed)}", IsWarning: true), cancellationToken);
        }

        if (added.Count > 0)
        {
            await context.Events.EmitAsync(new NoticeEvent("resume_inputs", $"Resume adds inputs: {string.Join(", ", added)}", IsWarning: false), cancellationToken);
        }
    }
}
