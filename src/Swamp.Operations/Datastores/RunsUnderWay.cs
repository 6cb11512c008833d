using Swamp.Engine.Errors;
using Swamp.Engine.Runs;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Datastores;

/// <summary>
/// Runs that are going on write into the state where they found it, most of them without a lock that covers all of it: the journal of a workflow, instances that
/// live as long as a run. What they write after a move would lie where nobody looks.
/// </summary>
internal static class RunsUnderWay
{
    /// <summary>Refuses while workflows run. Methods are not looked at yet: they hold the lock of their model, which is waited for.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/>, naming the run.</exception>
    public static Task RefuseWorkflowsAsync(RepositorySession session, CancellationToken cancellationToken) => RefuseAsync(session, static r => r.Kind == RunKind.Workflow, cancellationToken);

    /// <summary>Refuses while anything runs; for whoever holds the lock of everything.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/>, naming the run.</exception>
    public static async Task RefuseAllAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        await RefuseAsync(session, static _ => true, cancellationToken);

        // Answers to approvals and cancellations are no runs, but write into one.
        foreach (var head in await session.Runs.ListAsync(null, cancellationToken))
        {
            if (session.Runs.IsHeld(head.Id))
            {
                throw Refused($"The run {head.Id} of {head.WorkflowName} is being worked on");
            }
        }
    }

    private static async Task RefuseAsync(RepositorySession session, Func<TrackedRun, bool> counts, CancellationToken cancellationToken)
    {
        var now = session.Host.Clock.GetUtcNow();
        if ((await session.Tracker.ListAsync(cancellationToken)).FirstOrDefault(r => r.Status == RunStatus.Running && !r.IsStale(now) && counts(r)) is { } run)
        {
            throw Refused($"The run {run.Id} of {run.WorkflowName ?? $"{run.ModelType} {run.MethodName}"} is going on (process {run.Pid} on {run.Hostname})");
        }
    }

    private static SwampException Refused(string what) => new(
        ErrorCodes.Conflict,
        $"{what}; what it writes from now on would be left behind. Nothing was changed.",
        "Wait until it has ended, or end it; then run the command again. swamp run history --active");
}
