using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>
/// Cancels runs. A process that runs one is asked to end, which ends its steps and closes the record; one that does not is killed. A run
/// that no process runs is closed here.
/// </summary>
internal static class CancelWorkflowHandler
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static async Task<CancelWorkflowResult> RunAsync(CancelWorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var outage = await RefreshAsync(session, cancellationToken);
        var chosen = await ChosenAsync(request, session, cancellationToken);
        if (outage is not null)
        {
            chosen = await OnlyHereAsync(chosen, outage, session, context, cancellationToken);
        }

        var cancelled = new List<CancelledWorkflowRun>();
        foreach (var head in chosen)
        {
            if (request.All && head.ParentRunId is not null)
            {
                // A nested run ends with the one that it is part of.
                continue;
            }

            if (!request.Force && session.Runs.HolderElsewhere(head.Id) is { } holder)
            {
                if (request.All)
                {
                    await context.Events.WarnAsync("run", $"The run {head.Id} of {head.WorkflowName} is under way {holder}; cancel it there.", cancellationToken);
                    continue;
                }

                throw RunSelection.Elsewhere(head, holder, "cancel");
            }

            var one = await CancelAsync(head, request.Reason, session, context, cancellationToken);
            if (!request.All && one.Status != RunTexts.Of(WorkflowRunStatus.Cancelled))
            {
                throw new SwampException(ErrorCodes.Conflict, $"The run {head.Id} ended before it could be cancelled: {one.Status}.", $"swamp workflow history get {head.Id}");
            }

            cancelled.Add(one);
        }

        if (outage is null && session.SharedState is { } shared)
        {
            await shared.PublishAsync(CancellationToken.None);
        }

        return new CancelWorkflowResult(cancelled, cancelled.Count, request.Reason);
    }

    /// <summary>Brings in what others did to the runs.</summary>
    /// <returns>Why that could not be done; null when it was.</returns>
    private static async Task<SwampException?> RefreshAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        try
        {
            await (session.SharedState?.RefreshAsync(cancellationToken) ?? Task.CompletedTask);
            return null;
        }
        catch (SwampException exception)
        {
            return exception;
        }
    }

    /// <summary>What a process of this machine runs can be ended whether the datastore is reached or not. Somebody else may be going on with anything else.</summary>
    private static async Task<IReadOnlyList<RunHead>> OnlyHereAsync(
        IReadOnlyList<RunHead> chosen, SwampException outage, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        var here = chosen.Where(h => session.Runs.IsHeld(h.Id) && session.Runs.HolderElsewhere(h.Id) is null).ToList();
        if (here.Count == 0)
        {
            throw outage;
        }

        await context.Events.WarnAsync("datastore", $"{outage.Message} Others will see the cancellation after 'swamp datastore sync'.", cancellationToken);
        return here;
    }

    private static async Task<CancelledWorkflowRun> CancelAsync(
        RunHead head, string reason, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        if (head.ParentRunId is { } parentId && session.Runs.IsHeld(head.Id))
        {
            var parent = await session.Runs.FindAsync(parentId, cancellationToken);
            throw new SwampException(
                ErrorCodes.Conflict,
                $"The run {head.Id} of {head.WorkflowName} is a step of the run {parentId} of {parent?.WorkflowName}, which is going on; it ends with that.",
                $"swamp workflow cancel {parent?.WorkflowName} --run {parentId}");
        }

        var before = head.Status == WorkflowRunStatus.Running && !session.Runs.IsHeld(head.Id) ? "interrupted" : RunTexts.Of(head.Status);
        await session.Tracker.CancelAsync(head.Id, reason, cancellationToken);
        if (session.Runs.IsHeld(head.Id) && session.Runs.HolderElsewhere(head.Id) is null && ProcessOf(head, context) is { } pid)
        {
            await ProcessTree.EndAsync(pid, Grace, context.Host.Clock, cancellationToken);
        }

        var run = await session.Runs.FindAsync(head.Id, cancellationToken);
        if (run is { IsTerminal: false })
        {
            await ApprovalAnswer.CancelAsync(session.Runs, run, reason, context.Host.Clock.GetUtcNow(), cancellationToken);
        }

        return new CancelledWorkflowRun(head.Id, head.WorkflowName, before, run is null ? "cancelled" : RunTexts.Of(run.Status));
    }

    /// <summary>
    /// The process that runs it; null when it is not known. A lock may also be held by somebody who answers an approval or begins to go on, while the record still names
    /// the process before; that number may belong to somebody else by now.
    /// </summary>
    private static int? ProcessOf(RunHead head, OperationContext context) =>
        head is { Status: WorkflowRunStatus.Running, Pid: { } pid } && pid != context.Host.ProcessId && head.Host == context.Host.MachineName
        && !ProcessTree.StartedAfter(pid, new DateTimeOffset(File.GetLastWriteTimeUtc(head.Path)))
            ? pid
            : null;

    private static async Task<IReadOnlyList<RunHead>> ChosenAsync(CancelWorkflowRequest request, RepositorySession session, CancellationToken cancellationToken)
    {
        if (request is { Workflow: null, RunId: null, All: false })
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Name a workflow or a run, or cancel every run with --all.", "swamp workflow cancel --help");
        }

        var heads = request.Workflow is { } workflow
            ? await new RunSelection(session).OfAsync(workflow, request.RunId, cancellationToken)
            : [.. (await session.Runs.ListAsync(null, cancellationToken)).Where(h => request.RunId is null || h.Id.StartsWith(request.RunId, StringComparison.OrdinalIgnoreCase))];

        var active = heads.Where(static h => h.Status is WorkflowRunStatus.Running or WorkflowRunStatus.Suspended or WorkflowRunStatus.Pending).ToList();
        if (request.All)
        {
            return active;
        }

        if (request.RunId is not null && active.Count == 0 && heads.Count > 0)
        {
            throw new SwampException(ErrorCodes.Conflict, $"The run {heads[0].Id} has ended already: {RunTexts.Of(heads[0].Status)}.", $"swamp workflow history get {heads[0].Id}");
        }

        return active.Count > 0
            ? [active[0]]
            : throw new SwampException(ErrorCodes.NotFound, $"No active run of {request.Workflow ?? request.RunId}.", "swamp workflow run search");
    }
}
