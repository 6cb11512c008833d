using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Engine.Runs;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Execution;

/// <summary>Cancels running methods: the process is asked to end, which ends its command and keeps the record; then it is killed (MOD-55, MOD-56).</summary>
internal static class CancelModelHandler
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static async Task<CancelModelResult> RunAsync(CancelModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var running = await RunningAsync(session, cancellationToken);
        var stored = await session.Definitions.GetAsync(request.Model, cancellationToken);
        var name = stored.Definition.Name;
        if (running.FirstOrDefault(r => r.InstanceId == stored.Definition.Id) is not { } newest
            || !await CancelAsync(newest, request.Reason, session, context, cancellationToken))
        {
            throw new SwampException(ErrorCodes.NotFound, $"No method of '{name}' is running.", "swamp run history --active");
        }

        return new CancelModelResult(newest.Id, name, newest.ModelType ?? "", newest.MethodName ?? "", "cancelled", request.Reason);
    }

    public static async Task<CancelModelsResult> RunAllAsync(CancelModelsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var cancelled = new List<CancelledRunView>();
        foreach (var run in await RunningAsync(session, cancellationToken))
        {
            if (await CancelAsync(run, request.Reason, session, context, cancellationToken))
            {
                cancelled.Add(new CancelledRunView(run.Id, run.ModelType ?? "", run.MethodName ?? ""));
            }
        }

        return new CancelModelsResult { Cancelled = cancelled, Reason = request.Reason };
    }

    private static async Task<List<TrackedRun>> RunningAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        await new RunReaper(session.Tracker, session.Outputs).ReapAsync(cancellationToken);
        return [.. (await session.Tracker.ListAsync(cancellationToken)).Where(static r => r is { Status: RunStatus.Running, Kind: RunKind.ModelMethod })];
    }

    /// <summary>Cancels a run; false when it has ended meanwhile.</summary>
    private static async Task<bool> CancelAsync(
        TrackedRun run, string? reason, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        if (!await session.Tracker.CancelAsync(run.Id, reason, cancellationToken))
        {
            return false;
        }

        // The process may be gone and its id in use again: only that of the run is ended.
        if (run.Hostname == context.Host.MachineName && run.Pid != context.Host.ProcessId && !ProcessTree.StartedAfter(run.Pid, run.StartedAt))
        {
            await ProcessTree.EndAsync(run.Pid, Grace, context.Host.Clock, cancellationToken);
        }

        return true;
    }
}
