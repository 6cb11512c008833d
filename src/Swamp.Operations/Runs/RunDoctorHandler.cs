using Swamp.Engine.Runs;

namespace Swamp.Operations.Runs;

/// <summary>Looks for runs whose process is gone.</summary>
internal static class RunDoctorHandler
{
    public static async Task<RunDoctorResult> RunAsync(RunDoctorRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var now = context.Host.Clock.GetUtcNow();
        var runs = await session.Tracker.ListAsync(cancellationToken);
        var active = runs.Where(r => r.Status == RunStatus.Running && !r.IsStale(now)).Select(r => RunRow.Of(r, now)).ToList();
        var stale = runs.Where(r => r.IsStale(now)).Select(r => RunRow.Of(r, now)).ToList();
        var reaped = request.Fix ? (await new RunReaper(session.Tracker, session.Outputs).ReapAsync(cancellationToken)).Count : 0;
        return new RunDoctorResult
        {
            TotalTracked = runs.Count,
            Active = active.Count,
            Stale = stale.Count,
            Reaped = reaped,
            ActiveRuns = active,
            StaleRuns = stale,
        };
    }
}
