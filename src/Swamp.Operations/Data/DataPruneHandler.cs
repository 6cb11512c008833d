using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Locks;
using Swamp.Engine.Models;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Data;

/// <summary>Prunes under the global lock; a dry run takes none (DCMD-17).</summary>
internal static class DataPruneHandler
{
    private const string WorkflowType = "workflow";

    public static async Task<DataPruneResult> RunAsync(DataPruneRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        await using IHeldLock? held = request.DryRun ? null : await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var live = await LiveModelsAsync(session, cancellationToken);
        var reclaimed = new List<ReclaimedModel>();
        var all = await session.Data.ListAllItemsAsync(cancellationToken);
        foreach (var model in all.GroupBy(k => (k.Type, k.ModelId)).Where(g => !IsLive(session, live, g.Key.Type, g.Key.ModelId)))
        {
            if (await BelongsToRunAsync(session, model.First(), cancellationToken))
            {
                continue;
            }

            if (await ReclaimAsync(session, [.. model], request.DryRun, context.Events, cancellationToken) is { } gone)
            {
                reclaimed.Add(gone);
            }
        }

        var checkpoint = request.DryRun ? new CatalogCheckpoint(0, 0) : await session.Catalog.CheckpointAsync(cancellationToken);
        await held.DoneAsync(cancellationToken);
        return new DataPruneResult
        {
            ModelsReclaimed = reclaimed.Count,
            DataEntriesReclaimed = reclaimed.Sum(r => r.DataNames.Count),
            VersionsDeleted = reclaimed.Sum(r => r.VersionCount),
            BytesReclaimed = reclaimed.Sum(r => r.BytesReclaimed),
            DryRun = request.DryRun,
            ReclaimedModels = reclaimed,
            WalPagesTotal = checkpoint.PagesTotal,
            WalPagesCheckpointed = checkpoint.PagesCheckpointed,
        };
    }

    /// <summary>The ids that count as live. A definition that cannot be read stops everything: its data must not be taken for those of no model.</summary>
    private static async ValueTask<HashSet<string>> LiveModelsAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        SwampError? broken = null;
        string? file = null;
        var definitions = await session.Definitions.ListAsync(
            includeAutoCreated: true,
            (path, error) => (file, broken) = (path, error),
            cancellationToken);
        if (broken is not null)
        {
            throw new SwampException(
                ErrorCodes.InvalidDefinition,
                $"Nothing was pruned: {file} cannot be read, so its data would be taken for those of a deleted model. {broken.Message}",
                $"Repair or delete {file}, then prune again.");
        }

        return definitions.Select(d => d.Definition.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsLive(RepositorySession session, HashSet<string> live, string type, string modelId)
    {
        if (new ModelTypeName(type).IsInternal || live.Contains(modelId))
        {
            return true;
        }

        // Workflows are known by the ids in their files; reading the text is enough to know that one is still there.
        return type == WorkflowType && Directory.Exists(session.Layout.Workflows)
            && Directory.EnumerateFiles(session.Layout.Workflows, "*.y*ml", SearchOption.AllDirectories)
                .Any(f => File.ReadAllText(f).Contains(modelId, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the item was written by an instance that lived as long as a run, and there is a record of the run: such data stay as long as their run.</summary>
    private static async ValueTask<bool> BelongsToRunAsync(RepositorySession session, DataItemKey key, CancellationToken cancellationToken) =>
        await session.Data.FindAsync(key, version: null, cancellationToken) is { Metadata: var metadata }
        && metadata.Tags.GetValueOrDefault("modelName") == key.Type
        && metadata.Tags.TryGetValue("workflowRunId", out var run)
        && await session.Runs.ExistsAsync(run, cancellationToken);

    private static async ValueTask<ReclaimedModel?> ReclaimAsync(
        RepositorySession session, List<DataItemKey> keys, bool dryRun, IOperationEvents events, CancellationToken cancellationToken)
    {
        var items = new List<(DataItemKey Key, IReadOnlyList<DataVersion> Versions)>();
        foreach (var key in keys)
        {
            try
            {
                items.Add((key, await session.Data.ListVersionsAsync(key, cancellationToken)));
            }
            catch (SwampException damaged) when (damaged.Code == ErrorCodes.DataCorrupt)
            {
                await events.WarnAsync("data", damaged.Message, cancellationToken);
            }
        }

        if (!items.Exists(i => i.Versions is [.., { Metadata.IsDeleted: false }]))
        {
            return null; // Only markers are left (DCMD-16).
        }

        foreach (var (key, _) in dryRun ? [] : items)
        {
            await session.Data.DeleteItemAsync(key, cancellationToken);
        }

        return new ReclaimedModel
        {
            Type = keys[0].Type,
            ModelId = keys[0].ModelId,
            ModelName = items.SelectMany(i => i.Versions).Select(v => v.Metadata.Tag("modelName")).LastOrDefault(n => n is not null),
            DataNames = [.. items.Select(i => i.Key.Name)],
            VersionCount = items.Sum(i => i.Versions.Count),
            BytesReclaimed = items.SelectMany(i => i.Versions).Sum(v => v.Metadata.SizeBytes ?? 0),
        };
    }
}
