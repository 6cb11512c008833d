using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Storage.Catalog;
using Swamp.Storage.Data;

namespace Swamp.Storage.Tests;

/// <summary>A repository in a temporary folder; opening it twice stands for two processes, as nothing is shared in memory.</summary>
internal sealed class TestRepo : IDisposable
{
    public const string ModelId = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11";

    public TestRepo()
    {
        Root = Path.Combine(Path.GetTempPath(), "swamp-storage-tests", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Root);
        Layout = new RepositoryLayout(Root);
    }

    public string Root { get; }

    public RepositoryLayout Layout { get; }

    public TestClock Clock { get; } = new();

    public TestSession Open() => new(Layout, Clock);

    public static DataItemKey Key(string name, string modelId = ModelId) => new("command/shell", modelId, name);

    public static DataWrite Write(string name, string owner = ModelId, bool deferred = false, bool streaming = false, string lifetime = "infinite", string retention = "10") => new()
    {
        Key = Key(name),
        ContentType = "application/json",
        Lifetime = lifetime,
        GarbageCollection = retention,
        Tags = new Dictionary<string, string> { ["type"] = "resource", ["specName"] = "result", ["modelName"] = "greet" },
        Owner = new DataOwner { OwnerType = DataOwner.ModelMethod, OwnerRef = owner },
        Deferred = deferred,
        Streaming = streaming,
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>What one process has open.</summary>
internal sealed class TestSession : IAsyncDisposable
{
    public TestSession(RepositoryLayout layout, TimeProvider clock, DataDurability durability = DataDurability.Process)
    {
        Catalog = new SqliteDataCatalog(layout, new RandomIdGenerator());
        Store = new FileDataStore(new FileDataStoreOptions { Layout = layout, Durability = durability }, Catalog, clock, new RandomIdGenerator());
    }

    public SqliteDataCatalog Catalog { get; }

    public FileDataStore Store { get; }

    public ValueTask<DataVersion> Write(string name, string content = "{}") =>
        Store.WriteAsync(TestRepo.Write(name), Encoding.UTF8.GetBytes(content), CancellationToken.None);

    public async Task<string?> Read(string name, int? version = null) =>
        await Store.FindAsync(TestRepo.Key(name), version, CancellationToken.None) is { } found
            ? Encoding.UTF8.GetString(await Store.ReadContentAsync(found, CancellationToken.None))
            : null;

    public async Task<List<string>> Rows(CatalogFilter? filter = null) =>
        [.. (await Catalog.FindAsync(filter ?? CatalogFilter.All, CancellationToken.None)).Select(r => $"{r.Name}/{r.Version}{(r.IsLatest ? "*" : "")}")];

    public ValueTask DisposeAsync() => Catalog.DisposeAsync();
}

internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
