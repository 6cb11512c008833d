using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Datastores;

/// <summary>Looks whether the datastore can be used. That it cannot is an answer, not an error.</summary>
internal static class DatastoreStatusHandler
{
    public static async Task<DatastoreStatusResult> RunAsync(DatastoreStatusRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var settings = session.DatastoreChoice?.Settings ?? (session.Layout.DatastoreRoot == session.Layout.Local ? null : session.Marker.Datastore);
        var result = new DatastoreStatusResult
        {
            Type = session.DatastoreChoice?.Settings.Type ?? DatastoreSettings.Filesystem,
            Healthy = false,
            Message = "",
            LatencyMs = 0,
            Directories = DatastoreRouting.FoldersOf(settings),
            Exclude = settings?.Exclude is { Count: > 0 } excluded ? excluded : null,
        };
        return session.DatastoreChoice is null ? Folder(session, result, context.Host) : await ProviderAsync(session, result, cancellationToken);
    }

    private static async Task<DatastoreStatusResult> ProviderAsync(RepositorySession session, DatastoreStatusResult result, CancellationToken cancellationToken)
    {
        try
        {
            await session.OpenDatastoreAsync(cancellationToken);
        }
        catch (SwampException exception)
        {
            return result with { Message = exception.Error.Hint is { } hint ? $"{exception.Message} ({hint})" : exception.Message };
        }

        var datastore = session.Datastore!;
        var health = await datastore.VerifyAsync(cancellationToken);
        return result with
        {
            Path = datastore.Facts.Path,
            CachePath = datastore.Facts.HasSync ? datastore.Facts.LocalPath : null,
            Healthy = health.Healthy,
            Message = health.Message,
            LatencyMs = health.LatencyMs,
        };
    }

    private static DatastoreStatusResult Folder(RepositorySession session, DatastoreStatusResult result, HostEnvironment host)
    {
        var folder = session.Layout.DatastoreRoot;
        var started = host.Clock.GetTimestamp();
        var problem = Problem(folder, host.Ids.NewUuid());
        return result with
        {
            Path = folder,
            Healthy = problem is null,
            Message = problem ?? "can be written",
            LatencyMs = host.Clock.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    private static string? Problem(string folder, Guid id)
    {
        if (!Directory.Exists(folder))
        {
            return $"{folder} is not there yet; the first run makes it";
        }

        try
        {
            var probe = Path.Combine(folder, $".{id:D}.tmp");
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written: {exception.Message}";
        }
    }
}
