using Swamp.Engine.Errors;
using Swamp.Engine.Runs;

namespace Swamp.Engine.Data;

/// <summary>Removes what has outlived its lifetime and its retention (DATA-40 to DATA-47).</summary>
/// <param name="store">The data.</param>
/// <param name="runs">Which workflow runs there are.</param>
/// <param name="clock">What time it is.</param>
public sealed class DataCollector(IDataStore store, IWorkflowRunLookup runs, TimeProvider clock)
{
    /// <summary>Collects everywhere.</summary>
    /// <param name="dryRun">Whether to only say what would be removed; the numbers are those of the real thing.</param>
    /// <param name="cancellationToken">Ends the call; what was removed stays removed.</param>
    public async ValueTask<DataCollection> CollectAsync(bool dryRun, CancellationToken cancellationToken) =>
        await CollectAsync(await store.ListAllItemsAsync(cancellationToken), dryRun, cancellationToken);

    /// <summary>Collects one model's items (DATA-47).</summary>
    public async ValueTask<DataCollection> CollectModelAsync(string type, string modelId, CancellationToken cancellationToken) =>
        await CollectAsync(await store.ListItemsAsync(type, modelId, cancellationToken), dryRun: false, cancellationToken);

    private async ValueTask<DataCollection> CollectAsync(IReadOnlyList<DataItemKey> keys, bool dryRun, CancellationToken cancellationToken)
    {
        var expired = new List<ExpiredItem>();
        var problems = new List<SwampError>();
        var (surplus, bytes) = (0, 0L);
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var versions = await store.ListVersionsAsync(key, cancellationToken);
                if (versions.Count == 0)
                {
                    continue;
                }

                if (await ReasonAsync(versions[^1].Metadata, cancellationToken) is { } reason)
                {
                    expired.Add(new ExpiredItem(key, reason, versions.Count, versions.Sum(Size)));
                    if (!dryRun)
                    {
                        await store.DeleteItemAsync(key, cancellationToken);
                    }

                    continue;
                }

                var doomed = Surplus(versions);
                surplus += doomed.Count;
                bytes += versions.Where(v => doomed.Contains(v.Version)).Sum(Size);
                if (!dryRun && doomed.Count > 0)
                {
                    await store.DeleteVersionsAsync(key, doomed, cancellationToken);
                }
            }
            catch (SwampException broken) when (broken.Code is ErrorCodes.DataCorrupt or ErrorCodes.FileSystem or ErrorCodes.InvalidArgument)
            {
                problems.Add(broken.Error); // One damaged item must not keep the others from being collected.
            }
        }

        return new DataCollection(expired, surplus, bytes, problems);
    }

    private IReadOnlyList<int> Surplus(IReadOnlyList<DataVersion> versions) =>
        DataRetention.TryParse(versions[^1].Metadata.GarbageCollection, out var retention) ? retention.Surplus(versions, clock.GetUtcNow()) : [];

    private async ValueTask<DataExpiry?> ReasonAsync(DataMetadata latest, CancellationToken cancellationToken)
    {
        if (latest.IsDeleted || !DataLifetime.TryParse(latest.Lifetime, out var lifetime))
        {
            return null;
        }

        if (lifetime.EndsWithWorkflow || lifetime.EndsWithJob)
        {
            // Without the id of a run nobody can say that the run is gone.
            return latest.Owner.WorkflowRunId is { Length: > 0 } run && !await runs.ExistsAsync(run, cancellationToken)
                ? lifetime.EndsWithJob ? DataExpiry.JobDeleted : DataExpiry.WorkflowDeleted
                : null;
        }

        return lifetime.Duration is { } duration && clock.GetUtcNow() - latest.CreatedAt > duration ? DataExpiry.DurationExpired : null;
    }

    private static long Size(DataVersion version) => version.Metadata.SizeBytes ?? 0;
}
