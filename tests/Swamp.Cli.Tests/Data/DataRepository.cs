using System.Text;
using Swamp.Cli.Tests.Framework;
using Swamp.Engine.Data;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Storage.Catalog;
using Swamp.Storage.Data;

namespace Swamp.Cli.Tests.Data;

/// <summary>A repository with one definition, data of it, and data of a definition that is gone.</summary>
internal sealed class DataRepository : IDisposable
{
    public const string ModelId = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11";
    public const string GoneId = "11111111-7d0b-4d2c-9a7b-3f0f6a1d2c11";

    public DataRepository()
    {
        Root = Path.Combine(Path.GetTempPath(), "swamp-cli-tests", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(Root, "models", "command", "shell"));
        File.WriteAllText(Path.Combine(Root, ".swamp.yaml"), "swampVersion: 20261121.0.1\ninitializedAt: \"2026-03-04T05:06:07.089Z\"\n");
        File.WriteAllText(
            Path.Combine(Root, "models", "command", "shell", "greet.yaml"),
            $"type: command/shell\nid: {ModelId}\nname: greet\nversion: 1\ntags: {{}}\nglobalArguments: {{}}\n");
        Layout = new RepositoryLayout(Root);
    }

    public string Root { get; }

    public RepositoryLayout Layout { get; }

    public async Task FillAsync()
    {
        await WriteAsync(ModelId, "greet", "result", "resource", "application/json", """{"stdout":"me","exitCode":0}""");
        await WriteAsync(ModelId, "greet", "result", "resource", "application/json", """{"stdout":"you","exitCode":0}""");
        await WriteAsync(ModelId, "greet", "log", "file", "text/plain", "[stdout]\nyou");
        await WriteAsync(GoneId, "gone", "state", "resource", "application/json", "{}");
    }

    public async Task WriteAsync(string modelId, string model, string name, string type, string contentType, string content, string lifetime = "infinite")
    {
        await using var catalog = new SqliteDataCatalog(Layout, new FixedIds(modelId, name));
        var store = new FileDataStore(new FileDataStoreOptions { Layout = Layout }, catalog, new FixedClock(), new FixedIds(modelId, name));
        await store.WriteAsync(
            new DataWrite
            {
                Key = new DataItemKey("command/shell", modelId, name),
                ContentType = contentType,
                Lifetime = lifetime,
                GarbageCollection = "10",
                Tags = new Dictionary<string, string> { ["type"] = type, ["specName"] = name, ["modelName"] = model },
                Owner = new DataOwner { OwnerType = DataOwner.ModelMethod, OwnerRef = modelId },
            },
            Encoding.UTF8.GetBytes(content),
            CancellationToken.None);
    }

    public Task<CliRun> RunAsync(params string[] arguments) => Shell.RunAsync(new TestTerminal { WorkingDirectory = Root }, null, arguments);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);
    }

    /// <summary>The same item gets the same ids, so that documents can be compared.</summary>
    private sealed class FixedIds(string modelId, string name) : IIdGenerator
    {
        public Guid NewUuid()
        {
            var bytes = new byte[16];
            Encoding.UTF8.GetBytes(name).CopyTo(bytes, 0);
            bytes[15] = (byte)modelId[0];
            return new Guid(bytes, bigEndian: true);
        }

        public void Fill(Span<byte> bytes) => bytes.Clear();
    }
}
