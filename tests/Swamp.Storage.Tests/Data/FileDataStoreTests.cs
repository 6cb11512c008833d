using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Storage.Data;

namespace Swamp.Storage.Tests.Data;

public sealed class FileDataStoreTests : IDisposable
{
    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private string Item(string name) => Path.Combine(_repo.Layout.Data, "command", "shell", TestRepo.ModelId, name);

    [Fact]
    public async Task Write_Twice_MakesTwoVersionsAndMovesLatest_DATA1_DATA3()
    {
        await using var session = _repo.Open();
        var first = await session.Write("result", """{"a":1}""");
        var second = await session.Write("result", """{"a":2}""");

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.NotEqual(first.Metadata.Id, second.Metadata.Id);
        Assert.Equal("2", await File.ReadAllTextAsync(Path.Combine(Item("result"), "latest")));
        Assert.Equal(["1", "2", "latest"], Directory.EnumerateFileSystemEntries(Item("result")).Select(Path.GetFileName).Order());
        Assert.Equal(["metadata.yaml", "raw"], Directory.EnumerateFileSystemEntries(Path.Combine(Item("result"), "2")).Select(Path.GetFileName).Order());
        Assert.Equal("""{"a":1}""", await session.Read("result", 1));
        Assert.Equal("""{"a":2}""", await session.Read("result"));
        Assert.Null(await session.Read("result", 3));
    }

    [Fact]
    public async Task Write_Metadata_HasTheStatedKeysInOrder_DATA6()
    {
        await using var session = _repo.Open();
        var written = await session.Store.WriteAsync(
            TestRepo.Write("result", lifetime: "7d", retention: "3") with
            {
                Owner = new DataOwner { DefinitionHash = "abc", OwnerType = "model-method", OwnerRef = TestRepo.ModelId, WorkflowName = "it's: nightly", StepName = "true" },
            },
            "{}"u8.ToArray(),
            CancellationToken.None);
        var expected = $$"""
            id: {{written.Metadata.Id}}
            name: result
            version: 1
            contentType: application/json
            lifetime: 7d
            garbageCollection: 3
            streaming: false
            tags:
              type: resource
              specName: result
              modelName: greet
            ownerDefinition:
              definitionHash: abc
              ownerType: model-method
              ownerRef: 0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11
              workflowName: 'it''s: nightly'
              stepName: 'true'
            createdAt: '2026-03-04T05:06:07.089Z'
            size: 2
            checksum: 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a

            """;
        Assert.Equal(expected, await File.ReadAllTextAsync(Path.Combine(Item("result"), "1", "metadata.yaml")));

        await using var other = _repo.Open();
        Assert.Equivalent(written, await other.Store.FindAsync(TestRepo.Key("result"), null, CancellationToken.None), strict: true);
    }

    [Fact]
    public async Task Write_ByAnotherOwner_IsRefused_DATA23()
    {
        await using var session = _repo.Open();
        await session.Write("result");
        var error = await Assert.ThrowsAsync<SwampException>(async () =>
            await session.Store.WriteAsync(TestRepo.Write("result", owner: "somebody"), "{}"u8.ToArray(), CancellationToken.None));
        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Contains("somebody", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await session.Store.FindLatestAsync(TestRepo.Key("result"), CancellationToken.None))!.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData("LATEST")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u2215b")]
    [InlineData("a\uFF0Fb")]
    [InlineData("\uFF4C\uFF41test")]
    [InlineData("a\u202Eb")]
    [InlineData(".lock")]
    public async Task Write_BadName_IsRefusedAndLeavesNothing_DATA2(string name)
    {
        await using var session = _repo.Open();
        var error = await Assert.ThrowsAsync<SwampException>(async () => await session.Write(name));
        Assert.Equal(ErrorCodes.InvalidArgument, error.Code);
        Assert.False(Directory.Exists(_repo.Layout.Data));
    }

    [Fact]
    public async Task Write_NameOf256Bytes_IsRefused()
    {
        await using var session = _repo.Open();
        await session.Write(new string('x', 255));
        await Assert.ThrowsAsync<SwampException>(async () => await session.Write(new string('x', 254) + "é"));
    }

    [Theory]
    [InlineData("a:b*?")]
    [InlineData("naïve – 日本 🎉")]
    [InlineData(" spaced ")]
    [InlineData("#tag: x")]
    [InlineData("123")]
    [InlineData("null")]
    [InlineData("-")]
    public async Task Write_OddButLegalName_RoundTrips(string name)
    {
        await using (var session = _repo.Open())
        {
            await session.Write(name, "1");
        }

        await using var other = _repo.Open();
        Assert.Equal("1", await other.Read(name));
        Assert.Equal([$"{name}/1*"], await other.Rows());
        Assert.Equal([TestRepo.Key(name)], await other.Store.ListAllItemsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Read_DamagedContent_IsAnErrorThatNamesTheFile()
    {
        await using var session = _repo.Open();
        var written = await session.Write("result", """{"a":1}""");
        await File.WriteAllTextAsync(written.ContentPath, """{"a":2}""");
        var error = await Assert.ThrowsAsync<SwampException>(() => session.Read("result"));
        Assert.Equal(ErrorCodes.DataCorrupt, error.Code);
        Assert.Contains(written.ContentPath, error.Message, StringComparison.Ordinal);
        Assert.Contains("version 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("data delete", error.Error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MetadataOfOtherPrograms_AreUnderstood_GEN20()
    {
        await using var session = _repo.Open();
        var folder = Path.Combine(Item("notes"), "3");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "raw"), "hi");
        await File.WriteAllTextAsync(Path.Combine(folder, "metadata.yaml"), """
            # made by hand
            {id: abc, name: notes, version: 3, contentType: text/plain, lifetime: infinite, garbageCollection: 7d,
             tags: {type: file, "k": "1"}, ownerDefinition: {ownerType: manual, ownerRef: me}, createdAt: 2026-01-02T03:04:05.678Z}
            """);
        var found = await session.Store.FindAsync(TestRepo.Key("notes"), null, CancellationToken.None);
        Assert.Equal(("abc", 3, "7d", "file", "me"), (found!.Metadata.Id, found.Version, found.Metadata.GarbageCollection, found.Metadata.Tag("type"), found.Metadata.Owner.OwnerRef));
        Assert.Equal("hi", await session.Read("notes"));
        Assert.Equal(4, (await session.Store.WriteAsync(TestRepo.Write("notes") with { Owner = found.Metadata.Owner }, "x"u8.ToArray(), CancellationToken.None)).Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id: [")]
    [InlineData("id: x\nversion: many\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("id: x\nname: result\nversion: 1\ncontentType: a\ncreatedAt: never\n")]
    [InlineData("\0\0\0\0")]
    public async Task Read_BrokenMetadata_IsAnErrorThatNamesTheFile(string text)
    {
        await using var session = _repo.Open();
        var written = await session.Write("result");
        var file = Path.Combine(written.Path, "metadata.yaml");
        await File.WriteAllTextAsync(file, text);
        await using var other = _repo.Open();
        var error = await Assert.ThrowsAsync<SwampException>(() => other.Read("result"));
        Assert.Equal(ErrorCodes.DataCorrupt, error.Code);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Empty(await other.Rows());
    }

    [Fact]
    public async Task Latest_MarkerMissingOrWrong_FallsBackToTheHighest_DATA1()
    {
        await using var session = _repo.Open();
        await session.Write("result", "1");
        await session.Write("result", "2");
        var marker = Path.Combine(Item("result"), "latest");
        foreach (var text in (string[])["", "x", "99", "-1"])
        {
            await File.WriteAllTextAsync(marker, text);
            Assert.Equal("2", await session.Read("result"));
        }

        File.Delete(marker);
        Assert.Equal("2", await session.Read("result"));
        File.CreateSymbolicLink(marker, "1");
        Assert.Equal("1", await session.Read("result"));
        Assert.Equal(3, (await session.Write("result", "3")).Version);
        Assert.Equal("3", await session.Read("result"));
        Assert.Null(new FileInfo(marker).LinkTarget);
    }

    [Fact]
    public async Task Deferred_IsInvisibleUntilCommitted_EXEC6()
    {
        await using var session = _repo.Open();
        await session.Write("result", "1");
        var deferred = await session.Store.WriteAsync(TestRepo.Write("result", deferred: true), "2"u8.ToArray(), CancellationToken.None);
        var second = await session.Store.WriteAsync(TestRepo.Write("result", deferred: true), "3"u8.ToArray(), CancellationToken.None);
        Assert.Equal((2, 3), (deferred.Version, second.Version));
        Assert.Equal("1", await session.Read("result"));
        Assert.Null(await session.Read("result", 2));
        Assert.Equal(["result/1*"], await session.Rows());

        await session.Store.CommitAsync([deferred, second], CancellationToken.None);
        Assert.Equal("3", await session.Read("result"));
        Assert.Equal("2", await session.Read("result", 2));
        Assert.Equal(["result/1", "result/2", "result/3*"], await session.Rows());
    }

    [Fact]
    public async Task Deferred_Abandoned_LeavesNothing_EXEC6()
    {
        await using var session = _repo.Open();
        var deferred = await session.Store.WriteAsync(TestRepo.Write("result", deferred: true), "2"u8.ToArray(), CancellationToken.None);
        await session.Store.AbandonAsync([deferred], CancellationToken.None);
        Assert.Null(await session.Read("result"));
        Assert.Empty(await session.Rows());
        Assert.Equal(1, (await session.Write("result", "1")).Version);
    }

    [Fact]
    public async Task Writer_IsInvisibleUntilCompleted_ThenCannotBeUsed_TYPE21()
    {
        await using var session = _repo.Open();
        var writer = await session.Store.OpenWriterAsync(TestRepo.Write("log"), CancellationToken.None);
        await writer.WriteAsync("ab"u8.ToArray(), CancellationToken.None);
        Assert.Null(await session.Read("log"));
        await writer.WriteAsync("cd"u8.ToArray(), CancellationToken.None);
        var written = await writer.CompleteAsync(CancellationToken.None);
        Assert.Equal(4, written.Metadata.SizeBytes);
        Assert.Equal("abcd", await session.Read("log"));
        await Assert.ThrowsAsync<SwampException>(async () => await writer.CompleteAsync(CancellationToken.None));
        await writer.DisposeAsync();
        Assert.Equal("abcd", await session.Read("log"));
    }

    [Fact]
    public async Task Writer_OfAStream_IsReadableWhileItGrows_DATA4a()
    {
        await using var session = _repo.Open();
        var writer = await session.Store.OpenWriterAsync(TestRepo.Write("log", streaming: true), CancellationToken.None);
        await writer.WriteAsync("ab"u8.ToArray(), CancellationToken.None);
        Assert.Equal("ab", await session.Read("log"));
        await writer.WriteAsync("cd"u8.ToArray(), CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
        var found = await session.Store.FindAsync(TestRepo.Key("log"), null, CancellationToken.None);
        Assert.Equal((4L, true), (found!.Metadata.SizeBytes, found.Metadata.Checksum is not null));

        var appended = await session.Store.AppendAsync(TestRepo.Key("log"), "ef"u8.ToArray(), CancellationToken.None);
        Assert.Equal((6L, null), (appended.Metadata.SizeBytes, appended.Metadata.Checksum));
        Assert.Equal("abcdef", await session.Read("log"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writer_Disposed_LeavesTheVersionBefore(bool streaming)
    {
        await using var session = _repo.Open();
        await session.Write("log", "old");
        await using (var writer = await session.Store.OpenWriterAsync(TestRepo.Write("log", streaming: streaming), CancellationToken.None))
        {
            await writer.WriteAsync("new"u8.ToArray(), CancellationToken.None);
        }

        Assert.Equal("old", await session.Read("log"));
        Assert.Equal(["log/1*"], await session.Rows());
        Assert.Equal(["1", "latest"], Directory.EnumerateFileSystemEntries(Item("log")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Rename_CopiesTheLatestAndForwards_DATA30_DATA31()
    {
        await using var session = _repo.Open();
        await session.Write("old", "1");
        await session.Write("old", "2");
        var renamed = await session.Store.RenameAsync(TestRepo.Key("old"), "new", CancellationToken.None);
        Assert.Equal((2, 1, 3), (renamed.CopiedVersion, renamed.Copy.Version, renamed.Tombstone.Version));
        Assert.Equal("2", await session.Read("new"));
        Assert.Equal("2", await session.Read("old"));
        Assert.Equal("1", await session.Read("old", 1));
        Assert.Equal(["new/1*", "old/1", "old/2"], await session.Rows());

        var tombstone = await File.ReadAllTextAsync(Path.Combine(Item("old"), "3", "metadata.yaml"));
        Assert.Contains("lifecycle: deleted\nrenamedTo: new\n", tombstone, StringComparison.Ordinal);
        Assert.DoesNotContain("checksum", tombstone, StringComparison.Ordinal);
        Assert.Equal("""{"renamedTo":"new","renamedAt":"2026-03-04T05:06:07.089Z"}""", await File.ReadAllTextAsync(Path.Combine(Item("old"), "3", "raw")));

        await session.Write("old", "4");
        Assert.Equal("4", await session.Read("old"));
        Assert.Equal(["new/1*", "old/1", "old/2", "old/4*"], await session.Rows());
    }

    [Fact]
    public async Task Rename_Chain_IsFollowedFiveTimes_LIM22()
    {
        await using var session = _repo.Open();
        await session.Write("n0", "x");
        for (var i = 0; i < 5; i++)
        {
            await session.Store.RenameAsync(TestRepo.Key($"n{i}"), $"n{i + 1}", CancellationToken.None);
        }

        Assert.Equal("x", await session.Read("n0"));
        await session.Store.RenameAsync(TestRepo.Key("n5"), "n6", CancellationToken.None);
        Assert.Null(await session.Read("n0"));
        Assert.Equal("x", await session.Read("n1"));
    }

    [Fact]
    public async Task Rename_Refusals_DCMD11()
    {
        await using var session = _repo.Open();
        await session.Write("a");
        await session.Write("b");
        Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<SwampException>(async () => await session.Store.RenameAsync(TestRepo.Key("a"), "b", default))).Code);
        Assert.Equal(ErrorCodes.InvalidArgument, (await Assert.ThrowsAsync<SwampException>(async () => await session.Store.RenameAsync(TestRepo.Key("a"), "a", default))).Code);
        Assert.Equal(ErrorCodes.InvalidArgument, (await Assert.ThrowsAsync<SwampException>(async () => await session.Store.RenameAsync(TestRepo.Key("a"), "x/y", default))).Code);
        Assert.Equal(ErrorCodes.NotFound, (await Assert.ThrowsAsync<SwampException>(async () => await session.Store.RenameAsync(TestRepo.Key("z"), "y", default))).Code);
    }

    [Fact]
    public async Task MarkDeleted_WritesAMarkerWithTheLastState_EXEC5()
    {
        await using var session = _repo.Open();
        var written = await session.Write("result", """{"id":"i-1"}""");
        var marker = await session.Store.MarkDeletedAsync(TestRepo.Key("result"), written.Metadata.Owner, "delete", CancellationToken.None);
        Assert.Equal((2, written.Metadata.Id, true, false), (marker!.Version, marker.Metadata.Id, marker.Metadata.IsDeleted, marker.Metadata.IsTombstone));
        Assert.Equal("""{"id":"i-1","deletedAt":"2026-03-04T05:06:07.089Z","deletedByMethod":"delete"}""", await session.Read("result"));
        Assert.Null(await session.Store.MarkDeletedAsync(TestRepo.Key("result"), written.Metadata.Owner, "delete", CancellationToken.None));
        Assert.Equal(["result/1", "result/2*"], await session.Rows());
        await session.Catalog.RebuildAsync(CancellationToken.None);
        Assert.Equal(["result/1", "result/2*"], await session.Rows());
        Assert.Equal(3, (await session.Write("result")).Version);
    }

    [Fact]
    public async Task DeleteVersions_OfTheLatest_MovesLatestBack_DCMD14()
    {
        await using var session = _repo.Open();
        await session.Write("r", "1");
        await session.Write("r", "22");
        await session.Write("r", "333");
        Assert.Equal(new DataRemoval(1, 3), await session.Store.DeleteVersionsAsync(TestRepo.Key("r"), [3], CancellationToken.None));
        Assert.Equal("22", await session.Read("r"));
        Assert.Equal(["r/1", "r/2*"], await session.Rows());
        Assert.Equal(new DataRemoval(2, 3), await session.Store.DeleteVersionsAsync(TestRepo.Key("r"), [1, 2, 7], CancellationToken.None));
        Assert.Null(await session.Read("r"));
        Assert.False(Directory.Exists(Item("r")));
        Assert.Null(await session.Store.DeleteItemAsync(TestRepo.Key("r"), CancellationToken.None));
        Assert.Equal(1, (await session.Write("r")).Version);
    }

    [Fact]
    public async Task Write_AfterAnotherProcessReplacedTheItem_SeesTheNewOwner()
    {
        await using var session = _repo.Open();
        await session.Write("r", "1");
        await using (var other = _repo.Open())
        {
            await other.Store.DeleteItemAsync(TestRepo.Key("r"), CancellationToken.None);
            await other.Store.WriteAsync(TestRepo.Write("r", owner: "other"), "2"u8.ToArray(), CancellationToken.None);
        }

        Assert.Equal("2", await session.Read("r"));
        await Assert.ThrowsAsync<SwampException>(async () => await session.Write("r"));
    }

    [Fact]
    public async Task Write_ThroughASymbolicLink_IsRefused_GEN19()
    {
        await using var session = _repo.Open();
        var outside = Path.Combine(_repo.Root, "outside");
        Directory.CreateDirectory(outside);
        Directory.CreateDirectory(Path.GetDirectoryName(Item("r"))!);
        Directory.CreateSymbolicLink(Item("r"), outside);
        var error = await Assert.ThrowsAsync<SwampException>(async () => await session.Write("r"));
        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public async Task Write_WhereAFileStandsInTheWay_IsAnErrorThatNamesThePath()
    {
        await using var session = _repo.Open();
        Directory.CreateDirectory(Path.GetDirectoryName(_repo.Layout.Data)!);
        await File.WriteAllTextAsync(_repo.Layout.Data, "not a folder");
        var error = await Assert.ThrowsAsync<SwampException>(async () => await session.Write("r"));
        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.Contains(_repo.Layout.Data, error.Error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WithDiskDurability_Works()
    {
        await using var session = new TestSession(_repo.Layout, _repo.Clock, DataDurability.Disk);
        await session.Write("r", "1");
        await session.Write("r", "2");
        Assert.Equal("2", await session.Read("r"));
    }

    [Fact]
    public async Task Write_ConcurrentlyFromManySessions_GivesEachItsOwnNumber_DATA3()
    {
        const int Sessions = 4, Each = 50;
        await Parallel.ForEachAsync(Enumerable.Range(0, Sessions), new ParallelOptions { MaxDegreeOfParallelism = Sessions }, async (n, _) =>
        {
            await using var session = _repo.Open();
            for (var i = 0; i < Each; i++)
            {
                await session.Write("shared", $"{n}-{i}");
            }
        });
        await using var reader = _repo.Open();
        var versions = await reader.Store.ListVersionsAsync(TestRepo.Key("shared"), CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, Sessions * Each), versions.Select(v => v.Version));
        var contents = new HashSet<string>();
        foreach (var version in versions)
        {
            contents.Add(Encoding.UTF8.GetString(await reader.Store.ReadContentAsync(version, CancellationToken.None)));
        }

        Assert.Equal(Sessions * Each, contents.Count);
        Assert.Equal($"{Sessions * Each}", await File.ReadAllTextAsync(Path.Combine(Item("shared"), "latest")));
        var rows = await reader.Rows();
        await reader.Catalog.RebuildAsync(CancellationToken.None);
        Assert.Equal(await reader.Rows(), rows);
    }

    [Fact]
    public async Task Marker_MovedByManyAtOnceInAnyOrder_EndsAtTheHighestAndLeavesNothing_DATA1()
    {
        const int Rounds = 200, Versions = 3;
        await using var session = _repo.Open();
        await session.Write("result", "1");
        var item = new ItemFolder(Item("result"));
        for (var round = 0; round < Rounds; round++)
        {
            var first = item.HighestNumber() + 1;
            using var gate = new Barrier(Versions);
            await Task.WhenAll(Enumerable.Range(first, Versions).Select(version => Task.Factory.StartNew(
                () =>
                {
                    Directory.CreateDirectory(item.Version(version));
                    File.Copy(item.Metadata(1), item.Metadata(version));
                    gate.SignalAndWait();
                    Assert.True(item.SettleMarker($".tmp-race-{version}", flush: false, version) >= version);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            Assert.Equal(first + Versions - 1, item.ReadMarker());
        }

        Assert.Empty(Directory.EnumerateFiles(item.Path, ".tmp-*"));
    }

    [Fact]
    public async Task Append_FromTwoProcessesAtOnce_KeepsEveryByte()
    {
        const int Times = 150;
        var padding = new string('x', 100_000); // Long writes, so that two of them meet.
        await using (var session = _repo.Open())
        {
            await session.Store.WriteAsync(TestRepo.Write("log", streaming: true), "start\n"u8.ToArray(), CancellationToken.None);
        }

        await Task.WhenAll(Enumerable.Range(0, 2).Select(who => Task.Run(async () =>
        {
            await using var session = _repo.Open();
            for (var n = 0; n < Times; n++)
            {
                await session.Store.AppendAsync(TestRepo.Key("log"), Encoding.UTF8.GetBytes($"{who}:{n}{padding}\n"), CancellationToken.None);
            }
        })));
        await using var reader = _repo.Open();
        var lines = (await reader.Read("log"))!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            Enumerable.Range(0, 2).SelectMany(who => Enumerable.Range(0, Times).Select(n => $"{who}:{n}{padding}")).Append("start").Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal));
        var latest = await reader.Store.FindLatestAsync(TestRepo.Key("log"), CancellationToken.None);
        Assert.Equal(new FileInfo(latest!.ContentPath).Length, latest.Metadata.SizeBytes);
    }
}
