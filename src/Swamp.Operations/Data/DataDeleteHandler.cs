using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Locks;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Data;

/// <summary>Deletes items under the model's lock (LOCK-13).</summary>
internal static class DataDeleteHandler
{
    private const string Usage = "swamp data delete <model> <name>";

    public static async Task<DataDeleteResult> RunAsync(DataDeleteRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        Check(request);
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var model = await session.DataModels.GetAsync(DataArguments.Model(request.Model, Usage), cancellationToken);
        await using IHeldLock? held = request.DryRun
            ? null
            : await session.Locks.AcquireModelAsync(model.Type, model.Id, new LockEvents(context.Events), cancellationToken);
        var result = request.Name is { } name
            ? await DeleteOneAsync(session, model, name, request, cancellationToken)
            : await DeleteManyAsync(session, model, request, context.Events, cancellationToken);
        await held.DoneAsync(cancellationToken);
        return result;
    }

    private static void Check(DataDeleteRequest request)
    {
        var batch = request.All || request.Prefix is not null;
        if (batch && (request.Name is not null || request.Version is not null))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "A name or version cannot be combined with --prefix or --all.", Usage);
        }

        if (request.All && request.Prefix is not null)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--prefix and --all cannot be combined.", "swamp data delete <model> --prefix <p>");
        }

        if (!batch && request.Name is not { Length: > 0 })
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "What to delete? Give a name, --prefix or --all.", Usage);
        }
    }

    private static async ValueTask<DataDeleteResult> DeleteOneAsync(
        RepositorySession session, DataModel model, string name, DataDeleteRequest request, CancellationToken cancellationToken)
    {
        var key = new DataItemKey(model.Type, model.Id, name);
        var versions = await NumbersAsync(session, key, cancellationToken);
        if (versions.Count == 0)
        {
            throw DataArguments.NotFound(name, model.Name);
        }

        if (request.Version is { } wanted && !versions.Contains(wanted))
        {
            throw new SwampException(
                ErrorCodes.NotFound,
                $"Data \"{name}\" of model {model.Name} has no version {wanted}. Available: {string.Join(", ", versions)}.",
                $"swamp data versions {model.Name} {name}");
        }

        var deleted = request.Version is null ? versions.Count : 1;
        if (!request.DryRun)
        {
            deleted = request.Version is { } version
                ? (await session.Data.DeleteVersionsAsync(key, [version], cancellationToken)).Versions
                : (await session.Data.DeleteItemAsync(key, cancellationToken))?.Versions ?? 0;
        }

        return Result(model) with { DataName = name, Version = request.Version, VersionsDeleted = deleted, DryRun = request.DryRun ? true : null };
    }

    private static async ValueTask<DataDeleteResult> DeleteManyAsync(
        RepositorySession session, DataModel model, DataDeleteRequest request, IOperationEvents events, CancellationToken cancellationToken)
    {
        var keys = (await session.Data.ListItemsAsync(model.Type, model.Id, cancellationToken))
            .Where(k => request.Prefix is null || k.Name.StartsWith(request.Prefix, StringComparison.Ordinal)).ToList();
        if (keys.Count == 0 && request.Prefix is { } prefix)
        {
            throw new SwampException(ErrorCodes.NotFound, $"Model {model.Name} has no data whose name begins with \"{prefix}\".", $"swamp data list {model.Name}");
        }

        var (items, versions) = (0, 0);
        var failed = new List<string>();
        foreach (var key in keys)
        {
            try
            {
                versions += request.DryRun
                    ? (await NumbersAsync(session, key, cancellationToken)).Count
                    : (await session.Data.DeleteItemAsync(key, cancellationToken))?.Versions ?? 0;
                items++;
            }
            catch (SwampException error) when (error.Code == ErrorCodes.FileSystem)
            {
                failed.Add(key.Name);
                await events.WarnAsync("data", error.Message, cancellationToken);
            }
        }

        return Result(model) with { TotalDeleted = items, TotalVersionsDeleted = versions, Failed = failed, DryRun = request.DryRun };
    }

    private static async ValueTask<IReadOnlyList<int>> NumbersAsync(RepositorySession session, DataItemKey key, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await session.Data.ListVersionsAsync(key, cancellationToken)).Select(v => v.Version)];
        }
        catch (SwampException broken) when (broken.Code == ErrorCodes.DataCorrupt)
        {
            // Damaged versions are what one may want to delete.
            return await session.Data.ListVersionNumbersAsync(key, cancellationToken);
        }
    }

    private static DataDeleteResult Result(DataModel model) => new() { ModelId = model.Id, ModelName = model.Name, ModelType = model.Type };
}
