using Swamp.Engine.Errors;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Runs;

/// <summary>Looks for runs whose process is gone.</summary>
internal static class RunDoctorHandler
{
    public static async Task<RunDoctorResult> RunAsync(RunDoctorRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var now = context.Host.Clock.GetUtcNow();
        var runs = await session.Tracker.ListAsync(cancellationToken);

        // A workflow run holds a lock that ends with its process, so its death is known at once, not after a silence.
        bool IsDead(TrackedRun run) => run.IsStale(now)
            || (run is { Status: RunStatus.Running, Kind: RunKind.Workflow } && run.Hostname == context.Host.MachineName && !session.Runs.IsHeld(run.Id));
        var models = await ModelNamesById.OfAsync(session, cancellationToken);
        var active = runs.Where(r => r.Status == RunStatus.Running && !IsDead(r)).Select(r => RunRow.Of(r, now, models)).ToList();
        var stale = runs.Where(IsDead).Select(r => RunRow.Of(r, now, models) with { Stale = true }).ToList();
        var interrupted = await InterruptedAsync(session, context, cancellationToken);
        var reaped = request.Fix ? (await new RunReaper(session.Tracker, session.Outputs).ReapAsync(cancellationToken)).Count : 0;
        var leftovers = await RunLeftovers.SweepAsync(session, now, dryRun: !request.Fix, cancellationToken);
        return new RunDoctorResult
        {
            TotalTracked = runs.Count,
            Active = active.Count,
            Stale = stale.Count,
            Reaped = reaped,
            ActiveRuns = active,
            StaleRuns = stale,
            Interrupted = interrupted,
            Leftovers = leftovers > 0 ? leftovers : null,
        };
    }

    /// <summary>Workflow runs that nobody runs and that have not ended: what their journals say, and how to go on.</summary>
    private static async Task<IReadOnlyList<InterruptedRun>> InterruptedAsync(RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        var found = new List<InterruptedRun>();
        foreach (var head in await session.Runs.ListAsync(workflowId: null, cancellationToken))
        {
            var elsewhere = head.Status == WorkflowRunStatus.Running ? session.Runs.HolderElsewhere(head.Id) : null;
            if (head is not { Status: WorkflowRunStatus.Running, ParentRunId: null } || (elsewhere is null && session.Runs.IsHeld(head.Id))
                || await ReadAsync(head.Id, session, context, cancellationToken) is not { IsTerminal: false } run)
            {
                continue;
            }

            var steps = run.Jobs.SelectMany(static j => j.Steps).ToList();
            found.Add(new InterruptedRun
            {
                RunId = run.Id,
                WorkflowName = run.WorkflowName,
                Finished = steps.Count(static s => s.IsTerminal),
                Unfinished = [.. steps.Where(static s => s.Status == UnitStatus.Running).Select(static s => s.Name)],
                NotStarted = steps.Count(static s => s.Status == UnitStatus.Pending),
                Elsewhere = elsewhere?.ToString(),
                Resume = $"swamp workflow resume {run.WorkflowName} --run {run.Id}{(elsewhere is null ? "" : " --force")}",
            });
        }

        return found;
    }

    private static async Task<WorkflowRun?> ReadAsync(string runId, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Runs.FindAsync(runId, cancellationToken);
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.DataCorrupt)
        {
            await context.Events.EmitAsync(new NoticeEvent("run_unreadable", $"{exception.Message} {exception.Error.Hint}", IsWarning: true), cancellationToken);
            return null;
        }
    }
}
