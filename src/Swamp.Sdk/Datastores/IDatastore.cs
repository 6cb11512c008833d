namespace Swamp.Sdk;

/// <summary>
/// A place where the state of repositories lies: data, records of runs, definitions that were made by runs. One instance serves all calls for its configuration,
/// also at the same time.
/// </summary>
/// <remarks>
/// swamp takes a lock, pulls, works on the local copy, pushes and releases the lock. Commands that only read do none of this. A datastore without
/// <see cref="CreateSync"/> is used directly: <see cref="GetPath"/> is then a folder that everybody sees.
/// </remarks>
public interface IDatastore
{
    /// <summary>Where everything lies: a folder, or an address such as <c>bucket://team/state</c>. Given to <see cref="CreateLock"/>, and shown.</summary>
    /// <param name="repositoryPath">Absolute path of the repository.</param>
    string GetPath(string repositoryPath);

    /// <summary>Absolute folder of the local copy. Default: null, for one below the user's data folder, named after the repository.</summary>
    /// <param name="repositoryPath">Absolute path of the repository.</param>
    string? GetCachePath(string repositoryPath) => null;

    /// <summary>Makes a lock; it is not taken yet.</summary>
    /// <param name="path">What <see cref="GetPath"/> returned.</param>
    /// <param name="options">What is locked, and how long to wait.</param>
    IDatastoreLock CreateLock(string path, DatastoreLockOptions options);

    /// <summary>Looks whether the datastore can be used. An exception counts as no.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<DatastoreHealth> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Makes what exchanges the local copy with the datastore. Default: null, because there is nothing to exchange.</summary>
    /// <param name="repositoryPath">Absolute path of the repository.</param>
    /// <param name="cachePath">Absolute folder of the local copy; may not exist yet.</param>
    IDatastoreSync? CreateSync(string repositoryPath, string cachePath) => null;
}
