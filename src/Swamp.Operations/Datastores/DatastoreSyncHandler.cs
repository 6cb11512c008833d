using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Operations.Data;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Datastores;

/// <summary>Pulls, pushes, or both. A push takes the lock of the whole datastore, a pull none (LOCK-13).</summary>
internal static class DatastoreSyncHandler
{
    public static async Task<DatastoreSyncResult> RunAsync(DatastoreSyncRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        if (session.Datastore is not { Facts.HasSync: true } datastore)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                session.Datastore is null
                    ? $"The state of this repository lies in the folder {session.Layout.DatastoreRoot}; there is nothing to sync."
                    : $"The datastore {session.Datastore.Type} is used directly; there is nothing to sync.",
                "Only datastores of extensions that keep a local copy are synced: swamp datastore status");
        }

        SyncTimeouts.Apply(session, request.TimeoutSeconds);
        return request.Mode switch
        {
            "pull" => new DatastoreSyncResult { Mode = "pull", FilesPulled = await session.Exchange.PullEverythingAsync(cancellationToken) },
            "push" => await PushAsync(session, datastore, request, context, cancellationToken),
            "sync" => await BothAsync(session, context, cancellationToken),
            _ => throw new SwampException(ErrorCodes.InvalidArgument, $"There is no mode \"{request.Mode}\".", "It is sync, pull or push."),
        };
    }

    private static async Task<DatastoreSyncResult> PushAsync(
        RepositorySession session, IDatastoreProvider datastore, DatastoreSyncRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (!request.Confirmed && datastore.Facts.PreviewPush)
        {
            var preview = await datastore.PreviewPushAsync(new SyncScope(session.SyncTimeout), cancellationToken);
            if (preview.Total > 0)
            {
                return new DatastoreSyncResult
                {
                    Mode = "push",
                    Summary = new DatastorePushSummary(preview.Total, preview.New, preview.Changed, preview.Deleted),
                    Pushed = false,
                };
            }
        }

        return new DatastoreSyncResult { Mode = "push", FilesPushed = await PushNowAsync(session, context, cancellationToken) };
    }

    private static async Task<DatastoreSyncResult> BothAsync(RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        var pulled = await session.Exchange.PullEverythingAsync(cancellationToken);
        try
        {
            return new DatastoreSyncResult { Mode = "sync", FilesPulled = pulled, FilesPushed = await PushNowAsync(session, context, cancellationToken), Errors = [] };
        }
        catch (SwampException exception)
        {
            return new DatastoreSyncResult { Mode = "sync", FilesPulled = pulled, Errors = [exception.Message] };
        }
    }

    private static async Task<int?> PushNowAsync(RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        await using var held = await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        await held.CompleteAsync(cancellationToken);
        return session.Exchange.LastPushed;
    }
}
