using System.Text.Json.Nodes;
using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Operations.Data;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Datastores;

/// <summary>Moves the state of a repository elsewhere. The marker is written last, and only when everything has arrived.</summary>
internal static class DatastoreSetupHandlers
{
    private const string Retry = "Remove what differs, or keep what is there with --skip-migration; then run the command again.";

    public static async Task<DatastoreSetupResult> FilesystemAsync(SetupFilesystemRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(context, request.SkipMigration, cancellationToken);
        if (string.IsNullOrWhiteSpace(request.Path))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Which folder?", "swamp datastore setup filesystem --path /srv/swamp");
        }

        await RunsUnderWay.RefuseWorkflowsAsync(session, cancellationToken);
        var path = Path.GetFullPath(request.Path, context.Call.WorkingDirectory);
        var settings = new DatastoreSettings
        {
            Type = DatastoreSettings.Filesystem,
            Path = PathVariables.Collapse(path, session.Environment),
            Directories = request.Directories,
            Namespace = session.Marker.Datastore?.Namespace ?? "",
        };
        var target = new LayoutFactory(session.Environment).Create(session.Layout.Root, session.Marker with { Datastore = settings });
        MakeFolder(path);
        var result = Empty(DatastoreSettings.Filesystem, path) with { Namespace = settings.Namespace.Length > 0 ? settings.Namespace : null };
        if (request.SkipMigration)
        {
            await WriteAsync(session, settings, cancellationToken);
            return result;
        }

        await using var held = await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var migration = new StateMigration(session.Layout, target, context.Host.Ids);
        try
        {
            await CopyAsync(migration, session, context, cancellationToken);
        }
        catch
        {
            migration.Undo();
            throw;
        }

        return await EndAsync(session, settings, migration, result);
    }

    public static async Task<DatastoreSetupResult> ExtensionAsync(SetupExtensionRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(context, request.SkipMigration, cancellationToken);
        SyncTimeouts.Apply(session, request.TimeoutSeconds);
        await RunsUnderWay.RefuseWorkflowsAsync(session, cancellationToken);
        var settings = new DatastoreSettings { Type = request.Type, Config = request.Config, Namespace = session.Marker.Datastore?.Namespace ?? "" };
        var choice = new DatastoreChoice(settings, "--config");
        ExtensionDatastores.Check(choice);
        var datastore = await session.OpenProviderAsync(choice, cancellationToken);
        var health = await datastore.VerifyAsync(cancellationToken);
        if (!health.Healthy)
        {
            throw new SwampException(ErrorCodes.DatastoreFailed, $"The datastore {request.Type} at {datastore.Facts.Path} cannot be used: {health.Message}", "Nothing was changed. Correct its settings and try again.");
        }

        var target = LayoutFactory.CreateOpened(session.Layout.Root, choice, datastore.Facts.LocalPath);
        var destination = session.UseInstead(datastore, target);
        var pulled = datastore.Facts.HasSync ? await destination.Exchange.PullEverythingAsync(cancellationToken) ?? 0 : 0;
        var result = Empty(request.Type, datastore.Facts.Path) with { FilesPulled = pulled };
        if (request.SkipMigration)
        {
            await WriteAsync(session, settings, cancellationToken);
            return result;
        }

        await using var held = await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var isSame = await IsSamePlaceAsync(session, datastore, destination, cancellationToken);
        if (isSame)
        {
            // Other settings have a local copy of their own, which gets from there what is only here yet.
            await held.CompleteAsync(cancellationToken);
            pulled += datastore.Facts.HasSync ? await destination.Exchange.PullEverythingAsync(cancellationToken) ?? 0 : 0;
            result = result with { FilesPulled = pulled };
        }

        await using var theirs = isSame ? null : await destination.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var migration = new StateMigration(session.Layout, target, context.Host.Ids);
        var isPushed = false;
        try
        {
            await CopyAsync(migration, session, context, cancellationToken);
            await (theirs?.CompleteAsync(cancellationToken) ?? new ValueTask(PushAsync(destination, cancellationToken)));
            isPushed = true;

            // A push may take minutes, in which somebody may have begun to run something.
            await RunsUnderWay.RefuseAllAsync(session, cancellationToken);
        }
        catch
        {
            // Before the lock is released, which pushes what is there.
            migration.Undo();
            if (isPushed)
            {
                await TakeBackAsync(destination, context);
            }

            throw;
        }

        return await EndAsync(session, settings, migration, result);
    }

    /// <summary>
    /// Whether the new datastore is the one that the state lies in already, perhaps with other settings. The lock of everything tells, which this process holds
    /// and would wait for; a provider that gives its locks no names is known by what it calls its place.
    /// </summary>
    private static async Task<bool> IsSamePlaceAsync(RepositorySession session, IDatastoreProvider datastore, DatastoreUse destination, CancellationToken cancellationToken) =>
        session.Datastore is { } current
        && await datastore.InspectAsync(null, cancellationToken) is { } holder
        && (destination.Locks.IsOwn(holder) || (current.Type == datastore.Type && current.Facts.Path == datastore.Facts.Path));

    /// <summary>Under the lock of everything of the new datastore.</summary>
    private static Task PushAsync(DatastoreUse destination, CancellationToken cancellationToken) => destination.Exchange.PushAsync(models: null, guard: null, cancellationToken);

    private static async Task TakeBackAsync(DatastoreUse destination, OperationContext context)
    {
        try
        {
            await PushAsync(destination, CancellationToken.None);
        }
        catch (SwampException exception)
        {
            await context.Events.WarnAsync("datastore", $"What was brought there could not be taken back: {exception.Message}", CancellationToken.None);
        }
    }

    /// <summary>Copies everything, under the lock of everything; nothing when a file stands in the way.</summary>
    private static async Task CopyAsync(StateMigration migration, RepositorySession session, OperationContext context, CancellationToken cancellationToken)
    {
        await RunsUnderWay.RefuseAllAsync(session, cancellationToken);
        await migration.CopyAsync((done, total) => context.Events.EmitAsync(new ProgressEvent("Copying the state", done, total, "files"), cancellationToken), cancellationToken);
        await RunsUnderWay.RefuseAllAsync(session, cancellationToken);
        if (migration.Errors.Count > 0)
        {
            migration.Undo();
        }
    }

    /// <summary>What leaves a datastore has to be reached, unless it is to stay there.</summary>
    private static async Task<RepositorySession> OpenAsync(OperationContext context, bool skipMigration, CancellationToken cancellationToken)
    {
        var session = skipMigration ? await context.OpenWithoutDatastoreAsync(cancellationToken) : await context.OpenRepositoryAsync(cancellationToken);
        if (session.Environment.Datastore is null && context.Call.Datastore is null)
        {
            return session;
        }

        await session.DisposeAsync();
        throw new SwampException(
            ErrorCodes.Conflict,
            $"{(context.Call.Datastore is null ? "SWAMP_DATASTORE" : "--datastore")} says where the state lies, so that what is set up would not count.",
            "Unset it, and run the command again.");
    }

    /// <summary>When everything has arrived, nothing is taken back any more, and no impatience leaves it half done.</summary>
    private static async Task<DatastoreSetupResult> EndAsync(RepositorySession session, DatastoreSettings settings, StateMigration migration, DatastoreSetupResult result)
    {
        if (migration.Errors.Count > 0)
        {
            return result with { Errors = migration.Errors, RetryHint = Retry };
        }

        result = result with { FilesCopied = migration.Files, BytesCopied = migration.Bytes, DirectoriesMigrated = migration.Folders };

        await WriteAsync(session, settings, CancellationToken.None);

        // What others may share is theirs as well: only what was this repository's alone goes away.
        if (session.Layout.DatastoreRoot == session.Layout.Local)
        {
            migration.RemoveSources();
        }

        return result;
    }

    private static Task WriteAsync(RepositorySession session, DatastoreSettings settings, CancellationToken cancellationToken)
    {
        var written = new JsonObject { ["type"] = settings.Type };
        if (settings.Path is { } path)
        {
            written["path"] = path;
        }

        if (settings.Config is { } config)
        {
            written["config"] = config.DeepClone();
        }

        if (settings.Directories is { } directories)
        {
            written["directories"] = new JsonArray([.. directories.Select(static d => (JsonNode)d)]);
        }

        if (settings.Namespace.Length > 0)
        {
            written["namespace"] = settings.Namespace;
        }

        return MarkerFile.Load(session.Layout.Root).With(new MarkerEdit { Datastore = written }).SaveAsync(cancellationToken);
    }

    private static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SwampException(ErrorCodes.FileSystem, $"The folder {path} cannot be made: {exception.Message}", "Choose another one, or make it yourself.", innerException: exception);
        }
    }

    private static DatastoreSetupResult Empty(string type, string path) => new()
    {
        Type = type,
        Path = path,
        FilesCopied = 0,
        FilesPulled = 0,
        BytesCopied = 0,
        DirectoriesMigrated = [],
        Errors = [],
        Warnings = [],
    };
}
