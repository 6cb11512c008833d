using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Storage.Tests.Data;

namespace Swamp.Storage.Tests.Catalog;

public sealed class CatalogUpkeepTests : IDisposable
{
    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private async Task PrepareAsync()
    {
        await using var session = _repo.Open();
        await session.Write("a");
        await session.Write("b");
        await session.Write("b");
        Assert.Equal(["a/1*", "b/1", "b/2*"], await session.Rows());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("text")]
    [InlineData("flipped")]
    public async Task Query_DamagedCatalogue_IsRebuilt_DATA35(string damage)
    {
        await PrepareAsync();
        var path = _repo.Layout.Catalog;
        var bytes = await File.ReadAllBytesAsync(path);
        switch (damage)
        {
            case "missing":
                File.Delete(path);
                break;
            case "empty":
                await File.WriteAllBytesAsync(path, []);
                break;
            case "garbage":
                new Random(7).NextBytes(bytes);
                await File.WriteAllBytesAsync(path, bytes);
                break;
            case "truncated":
                await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 3)]);
                break;
            case "text":
                await File.WriteAllTextAsync(path, "not a database");
                break;
            default:
                new Random(8).NextBytes(bytes.AsSpan(100));
                await File.WriteAllBytesAsync(path, bytes);
                break;
        }

        await using (var writer = _repo.Open())
        {
            await writer.Write("c"); // A damaged catalogue does not keep anybody from writing.
        }

        await using var session = _repo.Open();
        Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*"], await session.Rows());
    }

    [Theory]
    [InlineData("UPDATE catalog_meta SET value = '3' WHERE key = 'schema_version'")]
    [InlineData("UPDATE catalog_meta SET value = '99' WHERE key = 'schema_version'")]
    [InlineData("DELETE FROM catalog_meta; DELETE FROM catalog")]
    [InlineData("DROP TABLE catalog_meta")]
    [InlineData("DROP TABLE catalog")]
    [InlineData("ALTER TABLE catalog DROP COLUMN source")]
    [InlineData("UPDATE catalog_meta SET value = 'another start' WHERE key = 'swamp_boot'; DELETE FROM catalog")]
    public async Task Query_CatalogueOfAnotherVersionOrUnfilled_IsRebuilt(string change)
    {
        await PrepareAsync();
        using (var connection = Swamp.Storage.Sqlite.SqliteConnection.Open(_repo.Layout.Catalog, TimeSpan.FromSeconds(1)))
        {
            connection.Execute(change);
        }

        await using var session = _repo.Open();
        await session.Write("c");
        Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*"], await session.Rows());
    }

    [Fact]
    public async Task Write_WithoutAQueryEver_MakesNoCatalogue()
    {
        await using (var session = _repo.Open())
        {
            await session.Write("a");
        }

        Assert.False(File.Exists(_repo.Layout.Catalog));
        await using var reader = _repo.Open();
        Assert.Equal(["a/1*"], await reader.Rows());
    }

    [Fact]
    public async Task Query_WhileAnotherProcessHasNotFlushed_SeesItsWrites()
    {
        await PrepareAsync();
        await using var writer = _repo.Open();
        await writer.Write("a");
        await writer.Write("new");
        await using (var reader = _repo.Open())
        {
            Assert.Equal(["a/1", "a/2*", "b/1", "b/2*", "new/1*"], await reader.Rows());
        }

        await writer.Store.DeleteItemAsync(TestRepo.Key("b"), CancellationToken.None);
        await using var another = _repo.Open();
        Assert.Equal(["a/1", "a/2*", "new/1*"], await another.Rows());
    }

    [Fact]
    public async Task Query_AfterTheRepositoryBecameReadOnly_AnswersFromMemory()
    {
        await PrepareAsync();
        File.Delete(_repo.Layout.Catalog);

        // A folder in the way of the database is as unwritable for the superuser as for anybody.
        Directory.CreateDirectory(_repo.Layout.Catalog);
        await using var session = _repo.Open();
        Assert.Equal(["a/1*", "b/1", "b/2*"], await session.Rows());
        Assert.Equal(["a/1*"], await session.Rows(CatalogFilter.All.And(CatalogField.Name, "a")));
        Directory.Delete(_repo.Layout.Catalog);
    }

    [Fact]
    public async Task Flush_WhenTheCatalogueFellBackToMemory_LeavesTheRowsToOthers()
    {
        await PrepareAsync();
        var aside = _repo.Layout.Catalog + ".aside";
        File.Move(_repo.Layout.Catalog, aside);
        Directory.CreateDirectory(_repo.Layout.Catalog);
        await using (var session = _repo.Open())
        {
            Assert.Equal(["a/1*", "b/1", "b/2*"], await session.Rows());
            await session.Write("c");
            await session.Catalog.FlushAsync(CancellationToken.None);
            await session.Write("d");
            Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*", "d/1*"], await session.Rows());
        }

        Directory.Delete(_repo.Layout.Catalog);
        File.Move(aside, _repo.Layout.Catalog);
        await using (var reader = _repo.Open())
        {
            Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*", "d/1*"], await reader.Rows());
        }

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_repo.Layout.Local, "catalog-journal")));
    }

    [Fact]
    public async Task Query_FromMemory_LeavesTheJournalsOfTheDeadToOthers()
    {
        await PrepareAsync();
        using (var dead = WriterProcess.Start(_repo.Root, "loop", 1))
        {
            await dead.WarmAsync();
            await dead.KillAsync();
        }

        var aside = _repo.Layout.Catalog + ".aside";
        File.Move(_repo.Layout.Catalog, aside);
        Directory.CreateDirectory(_repo.Layout.Catalog);
        List<string> expected;
        await using (var session = _repo.Open())
        {
            expected = await session.Rows();
            Assert.Contains("shared-0/1", expected.Select(r => r.TrimEnd('*')));
        }

        Directory.Delete(_repo.Layout.Catalog);
        File.Move(aside, _repo.Layout.Catalog);
        await using var reader = _repo.Open();
        Assert.Equal(expected, await reader.Rows());
    }

    [Fact]
    public async Task Flush_AfterTheCatalogueWasReplaced_WritesToTheNewOne()
    {
        await PrepareAsync();
        await using var running = _repo.Open();
        Assert.Equal(3, (await running.Rows()).Count);
        RemoveCatalogue();
        await using (var other = _repo.Open())
        {
            Assert.Equal(3, (await other.Rows()).Count);
        }

        await running.Write("c");
        await running.Catalog.FlushAsync(CancellationToken.None);
        await using var reader = _repo.Open();
        Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*"], await reader.Rows());
    }

    [Fact]
    public async Task Query_AfterTheCatalogueWasReplaced_AnswersFromTheNewOne()
    {
        await PrepareAsync();
        await using var running = _repo.Open();
        Assert.Equal(3, (await running.Rows()).Count);
        RemoveCatalogue();
        await using (var other = _repo.Open())
        {
            await other.Rows();
            await other.Write("c");
        }

        Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*"], await running.Rows());
        RemoveCatalogue();
        await running.Write("d");
        Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*", "d/1*"], await running.Rows());
        await using var reader = _repo.Open();
        Assert.Equal(["a/1*", "b/1", "b/2*", "c/1*", "d/1*"], await reader.Rows());
    }

    [Theory]
    [InlineData("DROP TABLE catalog")]
    [InlineData("ALTER TABLE catalog DROP COLUMN source")]
    public async Task Query_TablesOfAnotherShape_AreMadeAnewInsideTheSameFile(string change)
    {
        await PrepareAsync();
        await using var running = _repo.Open();
        Assert.Equal(3, (await running.Rows()).Count);
        using (var connection = Swamp.Storage.Sqlite.SqliteConnection.Open(_repo.Layout.Catalog, TimeSpan.FromSeconds(1)))
        {
            connection.Execute(change);
            await using (var other = _repo.Open())
            {
                Assert.Equal(3, (await other.Rows()).Count);
            }

            // This connection would see nothing new if the file had been replaced.
            var rows = connection.Prepare("SELECT count(*) FROM catalog WHERE source = ''");
            Assert.True(rows.Step());
            Assert.Equal(3, rows.Number(0));
        }
    }

    private void RemoveCatalogue()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_repo.Layout.Catalog)!, Path.GetFileName(_repo.Layout.Catalog) + "*"))
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Rebuild_WhileItemsComeAndGo_DoesNotFail()
    {
        await PrepareAsync();
        using var end = new CancellationTokenSource();
        var changing = Task.Run(async () =>
        {
            await using var writer = _repo.Open();
            for (var n = 0; !end.IsCancellationRequested; n++)
            {
                await writer.Write($"passing-{n % 20}");
                await writer.Store.DeleteItemAsync(TestRepo.Key($"passing-{n % 20}"), CancellationToken.None);
            }
        });
        try
        {
            await using var session = _repo.Open();
            for (var round = 0; round < 400; round++)
            {
                var keys = await session.Store.ListAllItemsAsync(CancellationToken.None);
                Assert.Subset(keys.Select(k => k.Name).ToHashSet(), new HashSet<string> { "a", "b" });
                keys = await session.Store.ListItemsAsync("command/shell", TestRepo.ModelId, CancellationToken.None);
                Assert.Subset(keys.Select(k => k.Name).ToHashSet(), new HashSet<string> { "a", "b" });
                Assert.True((await session.Catalog.RebuildAsync(CancellationToken.None)).Entries >= 3);
            }
        }
        finally
        {
            await end.CancelAsync();
            await changing;
        }
    }

    [Fact]
    public async Task Rebuild_AFolderThatMayNotBeRead_IsNamed()
    {
        await PrepareAsync();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The permissions of Unix are the subject.");
            return;
        }

        var folder = Path.Combine(_repo.Layout.Data, "command", "shell", TestRepo.ModelId);
        var mode = File.GetUnixFileMode(folder);
        File.SetUnixFileMode(folder, UnixFileMode.None);
        try
        {
            Assert.True(Unprivileged.Run(() =>
            {
                var session = _repo.Open();
                var refused = Assert.Throws<SwampException>(() => session.Store.ListAllItemsAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult());
                Assert.Equal(ErrorCodes.FileSystem, refused.Code);
                Assert.Contains(folder, refused.Message + refused.Error.Hint, StringComparison.Ordinal);
            }));
        }
        finally
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    [Fact]
    public async Task Rebuild_ReportsWhatCannotBeRead()
    {
        await PrepareAsync();
        await File.WriteAllTextAsync(Path.Combine(_repo.Layout.Data, "command", "shell", TestRepo.ModelId, "b", "1", "metadata.yaml"), "id: [");
        await using var session = _repo.Open();
        var rebuilt = await session.Catalog.RebuildAsync(CancellationToken.None);
        Assert.Equal(2, rebuilt.Entries);
        Assert.Equal(ErrorCodes.DataCorrupt, Assert.Single(rebuilt.Problems).Code);
        Assert.Equal(["a/1*", "b/2*"], await session.Rows());
    }

    [Fact]
    public async Task Latest_IsPerStep_DATA36()
    {
        await using var session = _repo.Open();
        foreach (var step in (string[])["one", "two", "one"])
        {
            var write = TestRepo.Write("r");
            await session.Store.WriteAsync(write with { Owner = write.Owner with { StepName = step } }, "{}"u8.ToArray(), CancellationToken.None);
        }

        Assert.Equal(["r/1", "r/2*", "r/3*"], await session.Rows());
        await session.Catalog.RebuildAsync(CancellationToken.None);
        Assert.Equal(["r/1", "r/2*", "r/3*"], await session.Rows());
    }

    [Fact]
    public async Task Filter_Tags_AreExact()
    {
        await using var session = _repo.Open();
        foreach (var (name, tags) in new (string, Dictionary<string, string>)[]
        {
            ("a", new() { ["type"] = "file", ["k"] = "v", ["quoted"] = "\"k\":\"w\"" }),
            ("b", new() { ["type"] = "file", ["k"] = "w" }),
            ("c", new() { ["type"] = "file", ["k"] = "ü \"x\"" }),
        })
        {
            await session.Store.WriteAsync(TestRepo.Write(name) with { Tags = tags }, "{}"u8.ToArray(), CancellationToken.None);
        }

        Assert.Equal(["b/1*"], await session.Rows(new CatalogFilter { Tags = [new("k", "w")] }));
        Assert.Equal(["c/1*"], await session.Rows(new CatalogFilter { Tags = [new("k", "ü \"x\"")] }));
        Assert.Empty(await session.Rows(new CatalogFilter { Tags = [new("absent", "w")] }));
    }

    [Fact]
    public async Task Namespaces_AreKeptApart_AndForeignRowsOutliveARebuild_DS20()
    {
        var shared = Path.Combine(_repo.Root, "shared");
        foreach (var ns in (string[])["one", "two"])
        {
            await using var session = new TestSession(new RepositoryLayout(_repo.Root, shared, ns), _repo.Clock);
            await session.Write(ns);
        }

        Assert.True(File.Exists(Path.Combine(shared, "one", "data", "command", "shell", TestRepo.ModelId, "one", "latest")));
        await using var two = new TestSession(new RepositoryLayout(_repo.Root, shared, "two"), _repo.Clock);
        Assert.Equal(["two/1*"], await two.Rows());
        var foreign = await two.Store.FindAsync(TestRepo.Key("one") with { Namespace = "one" }, null, CancellationToken.None);
        Assert.Equal("one", foreign!.Metadata.Name);
        await Assert.ThrowsAsync<SwampException>(async () =>
            await two.Store.WriteAsync(TestRepo.Write("one") with { Key = TestRepo.Key("one") with { Namespace = "one" } }, "{}"u8.ToArray(), CancellationToken.None));
    }
}
