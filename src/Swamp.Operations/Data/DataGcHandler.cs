using Swamp.Engine.Data;
using Swamp.Engine.Locks;
using Swamp.Operations.Events;

namespace Swamp.Operations.Data;

/// <summary>Collects under the global lock; a dry run takes none (DCMD-17).</summary>
internal static class DataGcHandler
{
    public static async Task<DataGcResult> RunAsync(DataGcRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        await using IHeldLock? held = request.DryRun ? null : await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var collection = await new DataCollector(session.Data, session.WorkflowRuns, context.Host.Clock).CollectAsync(request.DryRun, cancellationToken);
        foreach (var problem in collection.Problems)
        {
            await context.Events.WarnAsync("data", problem.Message, cancellationToken);
        }

        var checkpoint = request.DryRun ? new CatalogCheckpoint(0, 0) : await session.Catalog.CheckpointAsync(cancellationToken);
        await held.DoneAsync(cancellationToken);
        return new DataGcResult
        {
            DataEntriesExpired = collection.Expired.Count,
            VersionsDeleted = collection.Versions,
            BytesReclaimed = collection.Bytes,
            DryRun = request.DryRun,
            ExpiredEntries = [.. collection.Expired.Select(e => new ExpiredEntry(e.Key.Type, e.Key.ModelId, e.Key.Name, Reason(e.Reason), e.Versions))],
            WalPagesTotal = checkpoint.PagesTotal,
            WalPagesCheckpointed = checkpoint.PagesCheckpointed,
        };
    }

    private static string Reason(DataExpiry reason) => reason switch
    {
        DataExpiry.WorkflowDeleted => "workflow-deleted",
        DataExpiry.JobDeleted => "job-deleted",
        _ => "duration-expired",
    };
}
