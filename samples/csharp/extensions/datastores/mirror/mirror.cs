using System.ComponentModel.DataAnnotations;
using Swamp.Sdk;

/// <summary>Keeps everything in a folder that several machines see; each works on a copy of its own.</summary>
[Datastore("@sample/folder-mirror", Name = "Shared folder")]
public sealed class Mirror(Mirror.Settings settings) : IDatastore
{
    /// <param name="Folder">The folder, absolute</param>
    public sealed record Settings([property: RegularExpression("^/.*", ErrorMessage = "must be absolute")] string Folder);

    public string GetPath(string repositoryPath) => settings.Folder;

    public IDatastoreLock CreateLock(string path, DatastoreLockOptions options) => new FolderLock(Path.Combine(path, "locks"), options);

    public IDatastoreSync CreateSync(string repositoryPath, string cachePath) => new FolderSync(cachePath, Path.Combine(settings.Folder, "state"));

    public async Task<DatastoreHealth> VerifyAsync(CancellationToken cancellationToken)
    {
        // An exception tells the rest: a datastore that cannot be looked at is not healthy.
        var probe = Path.Combine(settings.Folder, $".probe-{Guid.NewGuid()}");
        await File.WriteAllTextAsync(probe, "", cancellationToken);
        File.Delete(probe);
        return new DatastoreHealth(true, "can be written");
    }
}
