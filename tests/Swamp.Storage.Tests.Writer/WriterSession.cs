using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Storage.Catalog;
using Swamp.Storage.Data;

namespace Swamp.Storage.Tests.Writer;

/// <summary>Writes data of all kinds and says on standard output what was acknowledged, one line each: <c>W name version content</c>.</summary>
internal sealed class WriterSession : IAsyncDisposable
{
    private const string ModelId = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11";

    private readonly Random _random;
    private readonly string _tag;
    private readonly SqliteDataCatalog _catalog;
    private readonly FileDataStore _store;
    private readonly Stream _acknowledgements = Console.OpenStandardOutput();
    private int _sequence;

    public WriterSession(RepositoryLayout layout, int seed)
    {
        _random = new Random(seed);
        _tag = $"w{seed}";
        _catalog = new SqliteDataCatalog(layout, new RandomIdGenerator());
        _store = new FileDataStore(new FileDataStoreOptions { Layout = layout }, _catalog, TimeProvider.System, new RandomIdGenerator());
    }

    public async Task<int> LoopAsync()
    {
        // The first acknowledgement says that the process is warm.
        await WriteAsync("shared-0");
        while (true)
        {
            await StepAsync();
        }
    }

    public async Task<int> WriteManyAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await WriteAsync("shared-0");
        }

        return 0;
    }

    public async Task<int> UntilRefusedAsync()
    {
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                var content = new byte[(i + 1) * 5000];
                content.AsSpan().Fill((byte)('a' + (i % 26)));
                var written = await _store.WriteAsync(Request($"big-{i % 4}"), content, CancellationToken.None);
                Acknowledge($"W {written.Key.Name} {written.Version} {(char)content[0]}");
            }

            return 0;
        }
        catch (SwampException refused)
        {
            await Console.Error.WriteLineAsync($"{refused.Code}: {refused.Message} | {refused.Error.Hint}");
            return 3;
        }
    }

    /// <summary>Stays in the middle of a write until a line comes on standard input.</summary>
    public async Task<int> HoldAsync()
    {
        var content = Next();
        var deferred = await _store.WriteAsync(Request("held") with { Deferred = true }, content, CancellationToken.None);
        Acknowledge("held");
        await Console.In.ReadLineAsync();
        var committed = await _store.CommitAsync([deferred], CancellationToken.None);
        Acknowledge($"W held {committed[0].Version} {Encoding.UTF8.GetString(content)}");
        return 0;
    }

    /// <summary>Asks the catalogue for everything.</summary>
    public async Task<int> QueryAsync()
    {
        foreach (var row in await _catalog.FindAsync(CatalogFilter.All, CancellationToken.None))
        {
            Acknowledge($"{row.Name}/{row.Version}");
        }

        return 0;
    }

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    private async Task StepAsync()
    {
        var own = $"own-{_tag}-{_random.Next(3)}";
        switch (_random.Next(12))
        {
            case 0:
                await _catalog.FlushAsync(CancellationToken.None);
                break;
            case 1:
                await _catalog.FindAsync(CatalogFilter.All.And(CatalogField.Name, "shared-1"), CancellationToken.None);
                break;
            case 2:
                var deferred = await _store.WriteAsync(Request(own) with { Deferred = true }, Next(), CancellationToken.None);
                if (_random.Next(2) == 0)
                {
                    await _store.CommitAsync([deferred], CancellationToken.None);
                }
                else
                {
                    await _store.AbandonAsync([deferred], CancellationToken.None);
                }

                break;
            case 3:
                await using (var writer = await _store.OpenWriterAsync(Request(own + "-log") with { Streaming = _random.Next(2) == 0 }, CancellationToken.None))
                {
                    await writer.WriteAsync(Next(), CancellationToken.None);
                    await writer.WriteAsync(Next(), CancellationToken.None);
                    if (_random.Next(3) > 0)
                    {
                        await writer.CompleteAsync(CancellationToken.None);
                    }
                }

                break;
            case 4:
                await _store.WriteAsync(Request(own), Next(), CancellationToken.None);
                break;
            case 5:
                if (await _store.FindLatestAsync(Request(own).Key, CancellationToken.None) is { } found)
                {
                    await _store.DeleteVersionsAsync(found.Key, [found.Version], CancellationToken.None);
                }

                break;
            case 6:
                await _store.DeleteItemAsync(Request(own).Key, CancellationToken.None);
                break;
            case 7:
                await RenameAsync(own);
                break;
            default:
                await WriteAsync(_random.Next(2) == 0 ? $"shared-{_random.Next(4)}" : $"once-{_tag}-{_sequence}");
                break;
        }
    }

    private async Task RenameAsync(string own)
    {
        if (await _store.FindLatestAsync(Request(own).Key, CancellationToken.None) is { Metadata.IsTombstone: false })
        {
            await _store.RenameAsync(Request(own).Key, $"renamed-{_tag}-{_sequence++}", CancellationToken.None);
        }
    }

    private async Task WriteAsync(string name)
    {
        var content = Next();
        var written = await _store.WriteAsync(Request(name), content, CancellationToken.None);
        Acknowledge($"W {name} {written.Version} {Encoding.UTF8.GetString(content)}");
    }

    private byte[] Next() => Encoding.UTF8.GetBytes($"{_tag}-{_sequence++}-{new string('x', _random.Next(200))}");

    private void Acknowledge(string line) => _acknowledgements.Write(Encoding.UTF8.GetBytes(line + "\n"));

    private static DataWrite Request(string name) => new()
    {
        Key = new DataItemKey("command/shell", ModelId, name),
        ContentType = "text/plain",
        Lifetime = "infinite",
        GarbageCollection = "10",
        Tags = new Dictionary<string, string> { ["type"] = "file", ["specName"] = "log", ["modelName"] = "greet" },
        Owner = new DataOwner { OwnerType = DataOwner.ModelMethod, OwnerRef = ModelId },
    };
}
