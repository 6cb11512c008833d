using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Lists open approvals and answers them.</summary>
internal static class ApprovalHandlers
{
    public static async Task<ApprovalsResult> ListAsync(ApprovalsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var now = context.Host.Clock.GetUtcNow();
        var open = new List<OpenApproval>();
        foreach (var head in (await session.Runs.ListAsync(null, cancellationToken)).Where(h => MayWait(h, session)).Reverse())
        {
            if (await ReadAsync(head.Id, session, context, cancellationToken) is { } run)
            {
                open.AddRange(run.Jobs.SelectMany(static j => j.Steps)
                    .Where(s => s is { Status: UnitStatus.WaitingApproval, ChildRunId: null } && !ApprovalAnswer.IsTooLate(s, now))
                    .Select(s => new OpenApproval(run.WorkflowName, run.Id, s.Name, s.StartedAt is { } at ? IdFormat.Text(at) : null, s.ApprovalPrompt, run.Inputs)));
            }
        }

        return new ApprovalsResult(open);
    }

    /// <summary>A run waits when it says so, and when its process died while it waited.</summary>
    private static bool MayWait(RunHead head, RepositorySession session) =>
        head.Status == WorkflowRunStatus.Suspended || (head.Status == WorkflowRunStatus.Running && !session.Runs.IsHeld(head.Id));

    // A run that cannot be read is told, and keeps nobody from the others.
    private static async Task<WorkflowRun?> ReadAsync(string runId, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Runs.FindAsync(runId, cancellationToken) is { IsTerminal: false } run ? run : null;
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.DataCorrupt)
        {
            await context.Events.EmitAsync(new NoticeEvent("run_unreadable", $"The run {runId} is left out: {exception.Message}", IsWarning: true), cancellationToken);
            return null;
        }
    }

    public static Task<DecideResult> ApproveAsync(DecideRequest request, OperationContext context, CancellationToken cancellationToken) =>
        DecideAsync(request, approved: true, context, cancellationToken);

    public static Task<DecideResult> RejectAsync(DecideRequest request, OperationContext context, CancellationToken cancellationToken) =>
        DecideAsync(request, approved: false, context, cancellationToken);

    private static async Task<DecideResult> DecideAsync(DecideRequest request, bool approved, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        return await DecideAsync(request, approved, session, context, cancellationToken);
    }

    /// <summary>Records the answer of a method. It may hold what the steps after a rejection need, so a rejection ends the run at once here.</summary>
    public static Task<DecideResult> DecideAsync(DecideRequest request, bool approved, RepositorySession session, CancellationToken cancellationToken) =>
        DecideAsync(request, approved, session, context: null, cancellationToken);

    /// <summary>A nested run goes on with the one that it is a step of.</summary>
    private static async Task<string?> ResumeOfAsync(WorkflowRun run, RepositorySession session, CancellationToken cancellationToken)
    {
        while (run.ParentRunId is { } id && await session.Runs.FindAsync(id, cancellationToken) is { IsTerminal: false } parent)
        {
            run = parent;
        }

        return run.IsTerminal ? null : $"swamp workflow resume {run.WorkflowName} --run {run.Id}";
    }

    private static async Task<DecideResult> DecideAsync(
        DecideRequest request, bool approved, RepositorySession session, OperationContext? context, CancellationToken cancellationToken)
    {
        // Somebody else may have answered or gone on elsewhere.
        await (session.SharedState?.RefreshAsync(cancellationToken) ?? Task.CompletedTask);
        var selection = new RunSelection(session);
        var heads = (await selection.OfAsync(request.Workflow, request.RunId, cancellationToken)).Where(h => MayWait(h, session)).ToList();
        var waiting = new List<WorkflowRun>();
        foreach (var head in heads)
        {
            var run = await selection.LoadAsync(head.Id, cancellationToken);
            if (run.Jobs.Exists(j => j.Steps.Exists(s => s.Name == request.Step && s is { Status: UnitStatus.WaitingApproval, ChildRunId: null })))
            {
                waiting.Add(run);
            }
        }

        if (waiting is not [var chosen])
        {
            throw waiting.Count > 1
                ? new SwampException(ErrorCodes.Conflict, $"Several runs wait at step '{request.Step}': {string.Join(", ", waiting.Select(static r => r.Id))}.", $"Name one with --run {waiting[0].Id}")
                : new SwampException(ErrorCodes.NotFound, $"No suspended runs found for workflow \"{request.Workflow}\" that wait at step '{request.Step}'.", "swamp workflow approvals");
        }

        var decision = new ApprovalDecision(approved, request.Reason, session.Host.UserName is { Length: > 0 } user ? user : "unknown", session.Host.Clock.GetUtcNow());
        var afterwards = approved || context is null || chosen.Status != WorkflowRunStatus.Suspended ? null : await WorkflowRunHandlers.AfterRejectionAsync(chosen, session, context, cancellationToken);
        await ApprovalAnswer.RecordAsync(session.Runs, chosen, request.Step, decision, goesOn: afterwards is not null, cancellationToken);
        IReadOnlyList<FollowedStep>? followed = null;
        if (afterwards is not null)
        {
            var open = OpenSteps(chosen).ToHashSet();
            chosen = await WorkflowRunHandlers.FinishRejectedAsync(chosen.Id, afterwards, session, context!, cancellationToken);
            followed =
            [
                .. from job in chosen.Jobs
                   from step in job.Steps
                   where step.Status is UnitStatus.Succeeded or UnitStatus.Failed && open.Contains((job.Name, step.Template ?? step.Name))
                   select new FollowedStep(job.Name, step.Name, RunTexts.Of(step.Status), step.Error),
            ];
        }
        else if (chosen.IsTerminal)
        {
            await session.Tracker.SetStatusAsync(chosen.Id, RunStatus.Failed, cancellationToken);
        }

        // What followed has been published with the rest of its run.
        await (afterwards is null && session.SharedState is { } shared ? shared.PublishAsync(CancellationToken.None) : Task.CompletedTask);
        return new DecideResult
        {
            RunId = chosen.Id,
            WorkflowName = chosen.WorkflowName,
            StepName = request.Step,
            Approved = approved,
            DecidedBy = decision.DecidedBy,
            Reason = request.Reason,
            Resume = approved || chosen.ParentRunId is not null ? await ResumeOfAsync(chosen, session, cancellationToken) : null,
            RunStatus = approved ? null : RunTexts.Of(chosen.Status),
            Followed = followed is { Count: > 0 } ? followed : null,
        };
    }

    private static IEnumerable<(string Job, string Step)> OpenSteps(WorkflowRun run) =>
        run.Jobs.SelectMany(static j => j.Steps.Where(static s => !s.IsTerminal).Select(s => (j.Name, s.Template ?? s.Name)));
}
