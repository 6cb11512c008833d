using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Values;

namespace Swamp.Storage.Datastores;

/// <summary>
/// The folders of the local copies of a repository's datastores: one for each type and settings. In one for all of them, what was not pushed yet would go to
/// whichever is asked next, and be removed from the copy by the one after that.
/// </summary>
/// <param name="folder">Absolute folder that they lie in.</param>
/// <param name="repositoryId">Id of the repository.</param>
public sealed class LocalCopies(string folder, string repositoryId)
{
    private const int Digits = 16;
    private const string Nobodys = "none";

    // Versions before had this one for everything. What is in it is that of the datastore which the repository itself names when it is first seen here.
    private string Unnamed => Path.Combine(folder, repositoryId);

    // Beside the copy, because everything in it is exchanged. Settings may hold secrets, so only their hash is in it.
    private string Note => $"{Unnamed}.datastore";

    /// <summary>Absolute folder of a datastore's copy, which need not be there yet.</summary>
    /// <param name="datastore">The datastore.</param>
    /// <param name="own">The datastore of an extension that <c>.swamp.yaml</c> names; null when it names none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<string> FindAsync(DatastoreSettings datastore, DatastoreSettings? own, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(datastore);
        var key = KeyOf(datastore);
        return Directory.Exists(Unnamed) && await OwnerAsync(own, cancellationToken) == key ? Unnamed : $"{Unnamed}-{key[..Digits]}";
    }

    private async Task<string> OwnerAsync(DatastoreSettings? own, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(Note, cancellationToken)).Trim();
        }
        catch (FileNotFoundException)
        {
            // Written once and for all: afterwards the repository may name another one.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", Note, exception);
        }

        var owner = own is null ? Nobodys : KeyOf(own);
        try
        {
            await AtomicFile.WriteAsync(Note, $"{owner}\n", null, cancellationToken);
        }
        catch (SwampException)
        {
            // Whoever cannot write here cannot change the copy either.
        }

        return owner;
    }

    private static string KeyOf(DatastoreSettings datastore) =>
        CanonicalJson.Hash(new JsonObject { ["type"] = datastore.Type, ["config"] = datastore.Config?.DeepClone() ?? new JsonObject() });
}
