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
        await session.Tracker.ReapAsync(cancellationToken);
        var runs = await RunsAsync(request, session, cancellationToken);
        var cancelled = new List<CancelledRunView>();
        foreach (var run in runs)
        {
            if (!await session.Tracker.CancelAsync(run.Id, request.Reason, cancellationToken))
            {
                continue;
            }

            if (run.Hostname == context.Host.MachineName && run.Pid != context.Host.ProcessId)
            {
                await ProcessTree.EndAsync(run.Pid, Grace, context.Host.Clock, cancellationToken);
            }

            cancelled.Add(new CancelledRunView(run.Id, request.Model, run.ModelType ?? "", run.MethodName ?? "", "cancelled"));
        }

        return new CancelModelResult { Cancelled = cancelled, Reason = request.Reason };
    }

    private static async Task<IReadOnlyList<TrackedRun>> RunsAsync(CancelModelRequest request, RepositorySession session, CancellationToken cancellationToken)
    {
        var running = (await session.Tracker.ListAsync(cancellationToken)).Where(r => r is { Status: RunStatus.Running, Kind: RunKind.ModelMethod }).ToList();
        if (request.All)
        {
            return running;
        }

        if (request.Model is not { } name)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Name a model, or cancel every run with --all.", "swamp model cancel --help");
        }

        var stored = await session.Definitions.FindAsync(name, cancellationToken)
            ?? throw new SwampException(ErrorCodes.ModelNotFound, $"Model not found: {name}", "swamp model search");
        return running.FirstOrDefault(r => r.InstanceId == stored.Definition.Id) is { } newest
            ? [newest]
            : throw new SwampException(ErrorCodes.NotFound, $"No method of '{stored.Definition.Name}' is running.", "swamp run history --active");
    }
}
