using Swamp.Engine.Errors;

namespace Swamp.Operations.Datastores;

/// <summary>Operations on the datastore of a repository.</summary>
public static class DatastoreOperations
{
    /// <summary>Looks whether the datastore can be used (DSCMD-1).</summary>
    public static Operation<DatastoreStatusRequest, DatastoreStatusResult> Status { get; } = new()
    {
        Name = "datastore.status",
        Summary = "Show where the state of the repository lies, and whether it can be reached.",
        Access = AccessLevel.Read,
        Request = static () => DatastoreJsonContext.Default.DatastoreStatusRequest,
        Result = static () => DatastoreJsonContext.Default.DatastoreStatusResult,
        Handler = DatastoreStatusHandler.RunAsync,
    };

    /// <summary>Exchanges the local copy with the datastore (DSCMD-15).</summary>
    public static Operation<DatastoreSyncRequest, DatastoreSyncResult> Sync { get; } = new()
    {
        Name = "datastore.sync",
        Summary = "Pull what others changed, and push what changed here.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.DatastoreFailed, ErrorCodes.LockTimeout, ErrorCodes.TimedOut],
        Request = static () => DatastoreJsonContext.Default.DatastoreSyncRequest,
        Result = static () => DatastoreJsonContext.Default.DatastoreSyncResult,
        Handler = DatastoreSyncHandler.RunAsync,
    };

    /// <summary>Moves the state into a folder (DSCMD-5).</summary>
    public static Operation<SetupFilesystemRequest, DatastoreSetupResult> SetupFilesystem { get; } = new()
    {
        Name = "datastore.setup.filesystem",
        Summary = "Keep the state of the repository in a folder elsewhere, and move it there.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.Conflict, ErrorCodes.FileSystem, ErrorCodes.LockTimeout],
        Request = static () => DatastoreJsonContext.Default.SetupFilesystemRequest,
        Result = static () => DatastoreJsonContext.Default.DatastoreSetupResult,
        Handler = DatastoreSetupHandlers.FilesystemAsync,
    };

    /// <summary>Moves the state into a datastore of an extension (DSCMD-8).</summary>
    public static Operation<SetupExtensionRequest, DatastoreSetupResult> SetupExtension { get; } = new()
    {
        Name = "datastore.setup.extension",
        Summary = "Keep the state of the repository in a datastore that an extension provides, and move it there.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.DatastoreFailed, ErrorCodes.LockTimeout],
        Request = static () => DatastoreJsonContext.Default.SetupExtensionRequest,
        Result = static () => DatastoreJsonContext.Default.DatastoreSetupResult,
        Handler = DatastoreSetupHandlers.ExtensionAsync,
    };

    /// <summary>Shows who holds locks (DSCMD-20).</summary>
    public static Operation<LockStatusRequest, LockStatusResult> LockStatus { get; } = new()
    {
        Name = "datastore.lock.status",
        Summary = "Show which locks are held, and by whom.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.DatastoreFailed],
        Request = static () => DatastoreJsonContext.Default.LockStatusRequest,
        Result = static () => DatastoreJsonContext.Default.LockStatusResult,
        Handler = DatastoreLockHandlers.StatusAsync,
    };

    /// <summary>Removes a lock (DSCMD-21).</summary>
    public static Operation<LockReleaseRequest, LockReleaseResult> LockRelease { get; } = new()
    {
        Name = "datastore.lock.release",
        Summary = "Remove a lock whoever holds it; its holder, if it lives, is stopped.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.DatastoreFailed],
        Request = static () => DatastoreJsonContext.Default.LockReleaseRequest,
        Result = static () => DatastoreJsonContext.Default.LockReleaseResult,
        Handler = DatastoreLockHandlers.ReleaseAsync,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Status, Sync, SetupFilesystem, SetupExtension, LockStatus, LockRelease];
}
