using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Operations.Datastores;
using Swamp.Operations.Sessions;
using Swamp.Operations.Tests.Models;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>Repositories that use datastores in memory.</summary>
public abstract class StoreTest : IDisposable
{
    private const string Model = "11111111-1111-4111-8111-111111111111";

    private readonly DirectoryInfo homes = Directory.CreateTempSubdirectory("swamp-homes-");
    private readonly List<ModelTestRepository> repositories = [];

    private protected StorePlaces Places { get; } = new();

    public void Dispose()
    {
        repositories.ForEach(static r => r.Dispose());
        homes.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The folder that local copies of a repository lie in.</summary>
    private protected string CopiesOf(ModelTestRepository repository) => Path.Combine(HomeOf(repositories.IndexOf(repository)), "repos");

    private protected ModelTestRepository Create(string? place = null)
    {
        var repository = new ModelTestRepository(("SWAMP_HOME", HomeOf(repositories.Count)), ("SWAMP_LOCK_TIMEOUT_MS", "500")) { Datastores = Places };
        repositories.Add(repository);
        repository.Write($"models/@acme/db/main.yaml", $"id: {Model}\nname: main\nversion: 1\nglobalArguments: {{region: here}}\n");
        if (place is not null)
        {
            Name(repository, place);
        }

        return repository;
    }

    /// <summary>Writes into <c>.swamp.yaml</c> which datastore the repository uses.</summary>
    private protected static void Name(ModelTestRepository repository, string place) => repository.Write(
        ".swamp.yaml",
        $"swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\nrepoId: 33333333-3333-4333-8333-333333333333\ndatastore: {{type: \"{StorePlaces.Type}\", config: {{place: {place}}}}}\n");

    /// <summary>The value of <c>--datastore</c> for a place.</summary>
    private protected static string Asked(string place) => $$"""{{StorePlaces.Type}}:{"place": "{{place}}"}""";

    private protected static Task<DatastoreSetupResult> SetUpAsync(ModelTestRepository repository, string place, CancellationToken cancellationToken = default) =>
        SetUpAsync(repository, new JsonObject { ["place"] = place }, cancellationToken);

    private protected static Task<DatastoreSetupResult> SetUpAsync(ModelTestRepository repository, JsonObject config, CancellationToken cancellationToken = default) =>
        repository.CallAsync(DatastoreOperations.SetupExtension, new SetupExtensionRequest { Type = StorePlaces.Type, Config = config }, null, cancellationToken);

    /// <summary>Writes a data item as a method run does: under the lock of the model, with a pull before and a push after.</summary>
    private protected static async Task WriteAsync(ModelTestRepository repository, string name, string? datastore = null)
    {
        await using var session = await OpenAsync(repository, datastore);
        await using var held = await session.Locks.AcquireModelAsync("@acme/db", Model, null, CancellationToken.None);
        await session.Data.WriteAsync(
            new DataWrite
            {
                Key = Key(name),
                ContentType = "application/json",
                Lifetime = "infinite",
                GarbageCollection = "5",
                Tags = new Dictionary<string, string> { ["type"] = "resource" },
                Owner = new DataOwner { OwnerType = DataOwner.ModelMethod, OwnerRef = Model },
            },
            "{}"u8.ToArray(),
            CancellationToken.None);
        await held.CompleteAsync(CancellationToken.None);
    }

    /// <summary>The names of the data items that are read here, without any pull.</summary>
    private protected static async Task<IReadOnlyList<string>> NamesAsync(ModelTestRepository repository, string? datastore = null)
    {
        await using var session = await OpenAsync(repository, datastore);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        await session.Catalog.VisitAsync(CatalogFilter.All, entry => { names.Add(entry.Key.Name); return true; }, CancellationToken.None);
        return [.. names];
    }

    private protected static async Task<RepositorySession> OpenAsync(ModelTestRepository repository, string? datastore = null)
    {
        var session = await repository.OpenAsync(new CallOptions { WorkingDirectory = repository.Root, Datastore = datastore }, repository, CancellationToken.None);
        await session.OpenDatastoreAsync(CancellationToken.None);
        return session;
    }

    private protected static DataItemKey Key(string name) => new("@acme/db", Model, name);

    private string HomeOf(int repository) => Path.Combine(homes.FullName, $"home-{repository}");
}
