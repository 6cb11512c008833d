using Swamp.Engine.Errors;
using Swamp.Engine.Runs;

namespace Swamp.Operations.Runs;

/// <summary>Lists tracked runs.</summary>
internal static class RunHistoryHandler
{
    private static readonly TimeSpan s_recent = TimeSpan.FromHours(24); // LIM-15

    public static async Task<RunHistoryResult> RunAsync(RunHistoryRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request is { Active: true, All: true })
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--active and --all exclude each other.", "swamp run history --all");
        }

        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var now = context.Host.Clock.GetUtcNow();
        var runs = await session.Tracker.ListAsync(cancellationToken);
        var models = await ModelNamesById.OfAsync(session, cancellationToken);
        return new RunHistoryResult(
            [.. runs.Where(r => request.All || r.Status == RunStatus.Running || (!request.Active && now - r.StartedAt <= s_recent)).Select(r => RunRow.Of(r, now, models))]);
    }
}
