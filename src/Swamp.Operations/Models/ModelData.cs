using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Models;

/// <summary>What a model left behind: data items, output records, the evaluated copy (MOD-32 to MOD-34).</summary>
internal sealed class ModelData
{
    private readonly RepositorySession session;
    private readonly IReadOnlyList<string> outputs;
    private readonly string evaluatedCopy;

    private ModelData(RepositorySession session, Definition definition, IReadOnlyList<DataItemKey> live, IReadOnlyList<DataItemKey> expired)
    {
        this.session = session;
        (Live, Expired) = (live, expired);
        var type = Path.Combine(definition.Type.Normalized.Split('/'));
        outputs =
        [
            .. FilesOf(Path.Combine(session.Layout.Outputs, type), $"{definition.Id}-*.yaml"),
        ];
        evaluatedCopy = new DefinitionPaths(session.Layout).EvaluatedPathOf(definition);
    }

    /// <summary>Items whose lifetime has not ended, deletion markers included.</summary>
    public IReadOnlyList<DataItemKey> Live { get; }

    /// <summary>Items whose lifetime has ended.</summary>
    public IReadOnlyList<DataItemKey> Expired { get; }

    /// <summary>Number of output records.</summary>
    public int OutputCount => outputs.Count;

    /// <summary>Whether there is an evaluated copy.</summary>
    public bool HasEvaluatedCopy => File.Exists(evaluatedCopy);

    /// <summary>Looks at everything a definition left behind.</summary>
    public static async Task<ModelData> OfAsync(RepositorySession session, Definition definition, CancellationToken cancellationToken)
    {
        var (live, expired) = (new List<DataItemKey>(), new List<DataItemKey>());
        foreach (var key in await session.Data.ListItemsAsync(definition.Type.Normalized, definition.Id, cancellationToken))
        {
            var latest = await session.Data.FindLatestAsync(key, cancellationToken);
            (latest is not null && IsExpired(session, latest.Metadata) ? expired : live).Add(key);
        }

        return new ModelData(session, definition, live, expired);
    }

    /// <summary>Removes all of it.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        foreach (var key in Live.Concat(Expired))
        {
            await session.Data.DeleteItemAsync(key, cancellationToken);
        }

        foreach (var path in outputs)
        {
            File.Delete(path);
        }

        if (HasEvaluatedCopy)
        {
            File.Delete(evaluatedCopy);
        }
    }

    // DATA-13; an item of a workflow run ends with the record of that run.
    private static bool IsExpired(RepositorySession session, DataMetadata metadata)
    {
        if (!DataLifetime.TryParse(metadata.Lifetime, out var lifetime))
        {
            return false;
        }

        if (lifetime.EndsWithJob || lifetime.EndsWithWorkflow)
        {
            return metadata.Owner.WorkflowRunId is { Length: > 0 } run && FilesOf(session.Layout.WorkflowRuns, $"*{run}*").Count == 0;
        }

        return lifetime.Duration is { } duration && session.Host.Clock.GetUtcNow() - metadata.CreatedAt > duration;
    }

    private static IReadOnlyList<string> FilesOf(string folder, string pattern) => Directory.Exists(folder) && pattern.AsSpan().IndexOfAny('/', '\\') < 0
        ? [.. Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Order(StringComparer.Ordinal)]
        : [];
}
