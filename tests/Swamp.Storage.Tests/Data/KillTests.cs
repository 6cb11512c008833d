using System.Text;

namespace Swamp.Storage.Tests.Data;

/// <summary>Processes that die while they write. Nothing acknowledged is lost, nothing is half-visible, nothing is left over.</summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 40;
    private const int WritersPerRound = 5;

    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    [Fact]
    public async Task Kill_AtRandomInstants_LosesNothingAcknowledgedAndLeavesNothingBehind()
    {
        var random = new Random(20261121);
        var acknowledged = new Dictionary<(string Name, int Version), string>();
        var kills = 0;
        var inFlight = 0;
        await using (var first = _repo.Open())
        {
            await first.Rows(); // From here on the catalogue exists and has to keep up.
        }

        for (var round = 0; round < Rounds; round++)
        {
            var writers = Enumerable.Range(0, WritersPerRound).Select(i => WriterProcess.Start(_repo.Root, "loop", (round * WritersPerRound) + i)).ToList();
            await Task.WhenAll(writers.Select(w => w.WarmAsync()));
            foreach (var writer in writers)
            {
                // How far the writer gets is the point of the exercise; nothing waits for anything here.
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 8));
                foreach (var line in await writer.KillAsync())
                {
                    if (line.Split(' ', 4) is ["W", var name, var version, var content])
                    {
                        acknowledged.Add((name, int.Parse(version)), content);
                    }
                }

                kills++;
                writer.Dispose();
            }

            inFlight += Leftovers().Count;
            await AuditAsync(acknowledged, everything: round % 5 == 4);
        }

        Assert.True(kills >= 200);
        Assert.True(acknowledged.Count > kills, "The writers hardly wrote.");
        Assert.True(inFlight > Rounds / 2, $"Only {inFlight} traces of interrupted work: the kills hit nothing.");
    }

    private async Task AuditAsync(Dictionary<(string Name, int Version), string> acknowledged, bool everything)
    {
        await using var session = _repo.Open();
        var rows = await session.Rows(); // Heals.
        var left = Leftovers();
        Assert.True(left.Count == 0, string.Join('\n', left.Select(Describe)));
        if (!everything)
        {
            return;
        }

        foreach (var ((name, version), content) in acknowledged)
        {
            Assert.Equal(content, await session.Read(name, version));
        }

        foreach (var key in await session.Store.ListAllItemsAsync(CancellationToken.None))
        {
            var versions = await session.Store.ListVersionsAsync(key, CancellationToken.None);
            foreach (var version in versions)
            {
                // Compares the checksum; a stream that grew until its writer died has none.
                var content = Encoding.UTF8.GetString(await session.Store.ReadContentAsync(version, CancellationToken.None));
                Assert.True(version.Metadata.Checksum is not null || version.Metadata.Streaming || version.Metadata.IsTombstone, $"{key.Name} {version.Version}: {content}");
            }

            Assert.Equal(versions[^1].Version, (await session.Store.FindLatestAsync(key, CancellationToken.None))!.Version);
        }

        await session.Catalog.RebuildAsync(CancellationToken.None);
        Assert.Equal(await session.Rows(), rows);
    }

    private string Describe(string path) =>
        $"{Path.GetRelativePath(_repo.Layout.Local, path)}: {(Directory.Exists(path) ? string.Join(' ', Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName)) : File.ReadAllText(path))}";

    /// <summary>Temporary files, versions without metadata, items without versions, journals.</summary>
    private List<string> Leftovers()
    {
        var found = new List<string>();
        var journals = Path.Combine(_repo.Layout.Local, "catalog-journal");
        if (Directory.Exists(journals))
        {
            found.AddRange(Directory.EnumerateFiles(journals).Where(f => new FileInfo(f).Length > 0));
        }

        foreach (var folder in Directory.EnumerateDirectories(_repo.Layout.Data, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(folder).StartsWith(".tmp-", StringComparison.Ordinal)
                || (int.TryParse(Path.GetFileName(folder), out _) && !File.Exists(Path.Combine(folder, "metadata.yaml")))
                || !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                found.Add(folder);
            }

            found.AddRange(Directory.EnumerateFiles(folder, ".tmp-*"));
            found.AddRange(Directory.EnumerateFiles(folder, "*.pending"));
        }

        return found;
    }
}
