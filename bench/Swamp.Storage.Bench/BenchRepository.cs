using Swamp.Engine.Data;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Storage.Catalog;
using Swamp.Storage.Data;

namespace Swamp.Storage.Bench;

/// <summary>A repository with nothing but data.</summary>
internal sealed class BenchRepository(string root) : IAsyncDisposable
{
    private FileDataStore? _store;

    public RepositoryLayout Layout { get; } = new(root);

    public SqliteDataCatalog Catalog { get; } = new(new RepositoryLayout(root), new RandomIdGenerator());

    public FileDataStore Store =>
        _store ??= new FileDataStore(new FileDataStoreOptions { Layout = Layout }, Catalog, TimeProvider.System, new RandomIdGenerator());

    public static DataWrite Request(string model, string name) => new()
    {
        Key = new DataItemKey("command/shell", model, name),
        ContentType = "application/json",
        Lifetime = "infinite",
        GarbageCollection = "10",
        Tags = new Dictionary<string, string> { ["type"] = "resource", ["specName"] = "result", ["modelName"] = model, ["initiatedBy"] = "ghost" },
        Owner = new DataOwner { OwnerType = DataOwner.ModelMethod, OwnerRef = model },
    };

    public ValueTask DisposeAsync() => Catalog.DisposeAsync();
}
