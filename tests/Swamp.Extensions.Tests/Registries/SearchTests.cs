using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>What a registry that is only files finds, and in which order (EXC-20).</summary>
public sealed class SearchTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("swamp-search-").FullName;
    private readonly FolderRegistry registry;

    public SearchTests() => registry = new FolderRegistry(root, "file:" + root);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(RegistrySort.Name, "a b c")]
    [InlineData(RegistrySort.New, "b c a")]
    [InlineData(RegistrySort.Updated, "c a b")]
    public async Task Order_IsByNameOrByTimes(RegistrySort sort, string expected)
    {
        await ThreeAsync();

        var found = await SearchAsync(new RegistryQuery { Sort = sort, Most = 10 });

        Assert.Equal(expected, Short(found));
    }

    [Fact]
    public async Task Times_AreThoseOfTheFirstAndTheLatestVersion_WhateverTheOrder()
    {
        await ThreeAsync();

        foreach (var sort in new[] { RegistrySort.Name, RegistrySort.Updated })
        {
            var a = Assert.Single((await SearchAsync(new RegistryQuery { Sort = sort, Most = 10 })).Hits, static h => h.Name == "@acme/a");
            Assert.Equal((Day(1), Day(8)), (a.CreatedAt, a.UpdatedAt));
            Assert.Equal(("2026.01.02.1", null, "2026.01.08.1"), (a.LatestVersion, a.LatestRc, a.LatestBeta));
        }
    }

    [Fact]
    public async Task Page_IsThatOfTheOrder()
    {
        await ThreeAsync();

        var found = await SearchAsync(new RegistryQuery { Sort = RegistrySort.Updated, Most = 2 });

        Assert.Equal(("c a", 3), (Short(found), found.Total));
    }

    [Theory]
    [InlineData("beta", "a")]
    [InlineData("rc", "c")]
    [InlineData("stable", "a b")]
    [InlineData("beta rc", "a c")]
    [InlineData("stable rc", "a b c")]
    [InlineData("", "a b c")]
    public async Task Channels_AreThoseThatHaveAVersion(string channels, string expected)
    {
        await ThreeAsync();

        Assert.Equal(expected, Short(await SearchAsync(new RegistryQuery { Channels = channels.Split(' ', StringSplitOptions.RemoveEmptyEntries), Most = 10 })));
    }

    [Fact]
    public async Task Extension_ThatAnotherRegistryServes_IsNeitherFoundNorRead()
    {
        await ThreeAsync();
        await File.WriteAllTextAsync(Path.Combine(root, "@acme/b/2026.01.03.1/extension.json"), "{", Token);

        var found = await SearchAsync(new RegistryQuery { IsServed = static name => name != "@acme/b", Most = 10 });

        Assert.Equal(("a c", 2, 0), (Short(found), found.Total, found.Problems.Count));
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("null", "cannot be read: It is null")]
    [InlineData("""{"name":"@acme/b","version":"2026.01.03.1","digest":"sha256:0","labels":null}""", "null where texts belong")]
    [InlineData("""{"name":"@acme/b","version":"2026.01.03.1","digest":"sha256:0","contents":null}""", "null where texts belong")]
    [InlineData("""{"name":"@acme/b","version":"2026.01.03.1","digest":"sha256:0","labels":[null]}""", "null where texts belong")]
    [InlineData("""{"name":"@acme/b","version":"2026.01.03.1","digest":"sha256:0","contents":{"models":null}}""", "null where texts belong")]
    [InlineData("""{"name":"@evil/b","version":"2026.01.03.1","digest":"sha256:0"}""", "is that of @evil/b")]
    public async Task Record_ThatIsDamaged_HidesNoOther(string json, string words)
    {
        await ThreeAsync();
        await File.WriteAllTextAsync(Path.Combine(root, "@acme/b/2026.01.03.1/extension.json"), json, Token);

        var found = await SearchAsync(new RegistryQuery { Sort = RegistrySort.New, Most = 10 });

        Assert.Equal(("c a", 2), (Short(found), found.Total));
        Assert.Contains(words, Assert.Single(found.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extension.json")]
    [InlineData("state.json")]
    [InlineData("extension.tar.gz")]
    public async Task File_ThatIsAPipeOrADeviceOrTooLarge_IsRefusedAtOnce(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only");
        foreach (var target in new[] { "/dev/zero", Path.Combine(root, "pipe"), Path.Combine(root, "large") })
        {
            var name = $"@acme/x{target.Length}";
            await PublishAsync(name, "2026.01.01.1", 1);
            var path = Path.Combine(root, name, "2026.01.01.1", file);
            File.Delete(path);
            File.CreateSymbolicLink(path, target);
        }

        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(root, "pipe")))
        {
            await made.WaitForExitAsync(Token);
        }

        await using (var large = File.Create(Path.Combine(root, "large")))
        {
            large.SetLength(file == "extension.tar.gz" ? 200 << 20 : 20 << 20);
        }

        foreach (var name in Directory.EnumerateDirectories(Path.Combine(root, "@acme")).Select(static d => "@acme/" + Path.GetFileName(d)))
        {
            var reading = Task.Run(() => ReadAllAsync(name), Token);
            var exception = await Assert.ThrowsAsync<SwampException>(() => reading.WaitAsync(TimeSpan.FromSeconds(20), Token));
            Assert.Contains(exception.Code, new[] { ErrorCodes.FileSystem, ErrorCodes.RegistryFailed });
            Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task State_ThatCannotBeRead_IsNotTakenForAStableVersion()
    {
        await ThreeAsync();
        foreach (var version in new[] { "2026.01.01.1", "2026.01.08.1" })
        {
            var path = Path.Combine(root, "@acme/a", version, "state.json");
            await File.WriteAllTextAsync(path, "null", Token);
            await Assert.ThrowsAsync<SwampException>(() => registry.FindAsync("@acme/a", Token));
            File.Delete(path);
            Directory.CreateDirectory(path);
            await Assert.ThrowsAsync<SwampException>(() => registry.FindAsync("@acme/a", Token));
            Directory.Delete(path);
        }
    }

    [Theory]
    [InlineData("""{"channel":"gamma"}""", "in no channel that is known here")]
    [InlineData("""{"channel":null}""", "in no channel that is known here")]
    [InlineData("""{"channel":"stable","yankReason":"It is wrong"}""", "all were yanked: It is wrong")]
    public async Task Extension_OfWhichNothingIsToBeHad_SaysWhy(string state, string words)
    {
        await PublishAsync("@acme/b", "2026.01.03.1", 3);
        await File.WriteAllTextAsync(Path.Combine(root, "@acme/b/2026.01.03.1/state.json"), state, Token);

        var found = await registry.FindAsync("@acme/b", Token);

        Assert.Null(found!.LatestFor("beta"));
        Assert.Contains(words, found.WhyNone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfAnOldVersion_ThatIsDamaged_OnlyHidesItsTime()
    {
        await ThreeAsync();
        await File.WriteAllTextAsync(Path.Combine(root, "@acme/a/2026.01.01.1/extension.json"), "{", Token);

        var found = await SearchAsync(new RegistryQuery { Sort = RegistrySort.New, Most = 10 });

        Assert.Equal("b c a", Short(found));
        Assert.Equal((null, Day(8)), (found.Hits[2].CreatedAt, found.Hits[2].UpdatedAt));
    }

    [Fact]
    public async Task Registry_InWhichNothingCanBeRead_IsNotAnEmptyOne()
    {
        await PublishAsync("@acme/a", "2026.01.01.1", 1);
        await File.WriteAllTextAsync(Path.Combine(root, "@acme/a/2026.01.01.1/extension.json"), "{", Token);

        var exception = await Assert.ThrowsAsync<SwampException>(() => SearchAsync(new RegistryQuery { Most = 10 }));

        Assert.Equal(ErrorCodes.RegistryFailed, exception.Code);
    }

    [Fact]
    public async Task Words_AreMoreRelevantInANameThanInADescription()
    {
        await PublishAsync("@acme/a", "2026.01.01.1", 1, "all about ponds");
        await PublishAsync("@acme/ponds", "2026.01.01.1", 2);

        Assert.Equal("ponds a", Short(await SearchAsync(new RegistryQuery { Text = "pond", Sort = RegistrySort.Relevance, Most = 10 })));
        Assert.Equal("a ponds", Short(await SearchAsync(new RegistryQuery { Text = "pond", Sort = RegistrySort.Name, Most = 10 })));
    }

    [Fact]
    public async Task Contents_AreReadFromTheArchive_WhenTheyMayBe()
    {
        const string Description = """
            {"description":{"type":"@acme/pond","version":"2026.01.01.1","methods":[
              {"name":"feed","description":"Feeds","arguments":{"properties":{"fish":{"type":"string"},"amount":{"type":["integer","null"]}},"required":["fish"]}},
              {"name":"odd","arguments":["no","schema"]}, 7]}}
            """;
        var files = new[] { Entry("manifest.yaml", "manifestVersion: 1\nname: \"@acme/a\"\nversion: 2026.01.01.1\nmodels: [pond.ts]\n"), Entry("bundles/pond" + BundlePlaces.DescriptionEnding, Description) };
        var archive = ArchiveWriter.Write(files, "a test", ArchiveLimits.Default);
        var record = Record("@acme/a", "2026.01.01.1", 1, null) with { Contents = new PackedContents { Models = ["@acme/pond", "@acme/unknown"] }, Digest = Digest.Of(archive), Size = archive.Length };
        await registry.PublishAsync(Packed(record, archive), record, new VersionState { Channel = Channels.Stable }, null, Token);

        Assert.Null(await ((IExtensionRegistry)registry).DescribeContentsAsync(record, mayFetch: false, Token));
        var contents = await ((IExtensionRegistry)registry).DescribeContentsAsync(record, mayFetch: true, Token);

        var model = contents!["models"]![0]!;
        Assert.Equal(("@acme/pond", "string", "integer|null"), ((string?)model["type"], (string?)model["methods"]![0]!["arguments"]![0]!["type"], (string?)model["methods"]![0]!["arguments"]![1]!["type"]));
        Assert.Empty(model["methods"]![1]!["arguments"]!.AsArray());
        Assert.Equal("""{"type":"@acme/unknown"}""", contents["models"]![1]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"description":{"type":"@acme/pond","type":"@acme/pond"}}""")]
    [InlineData("""{"description":{"type":"@acme/pond","methods":[{"name":"a","name":"b"}]}}""")]
    [InlineData("""{"description":7}""")]
    [InlineData("{")]
    public void Contents_OfADescriptionThatIsNone_AreNamesOnly(string json)
    {
        var contents = ContentMetadata.Of(new PackedContents { Models = ["@acme/pond"] }, [Entry("bundles/pond" + BundlePlaces.DescriptionEnding, json)]);

        Assert.Equal("""{"type":"@acme/pond"}""", contents["models"]![0]!.ToJsonString());
    }

    private static ArchiveFile Entry(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text), false);

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 12, 0, 0, TimeSpan.Zero);

    private static string Short(RegistryHits found) => string.Join(' ', found.Hits.Select(static h => h.Name["@acme/".Length..]));

    private static PackedExtension Packed(ExtensionRecord record, ReadOnlyMemory<byte> archive) => new()
    {
        Manifest = new ExtensionManifest { Name = record.Name, Version = record.Version },
        Archive = archive,
        Digest = record.Digest!,
        Files = [],
        Contents = record.Contents,
        Findings = [],
    };

    private static ExtensionRecord Record(string name, string version, int day, string? description) => new() { Name = name, Version = version, Description = description, PublishedAt = Day(day), Digest = Digest.Of("x"u8) };

    /// <summary>a: 1st, 2nd, and a beta on the 8th; b: the 3rd, early after a; c: a candidate of the 9th that began on the 2nd.</summary>
    private async Task ThreeAsync()
    {
        await PublishAsync("@acme/a", "2026.01.01.1", 1);
        await PublishAsync("@acme/a", "2026.01.02.1", 2);
        await PublishAsync("@acme/a", "2026.01.08.1", 8, channel: "beta");
        await PublishAsync("@acme/b", "2026.01.03.1", 3);
        await PublishAsync("@acme/c", "2026.01.02.1", 2, channel: "rc");
        await PublishAsync("@acme/c", "2026.01.09.1", 9, channel: "rc");
    }

    private Task PublishAsync(string name, string version, int day, string? description = null, string channel = "stable")
    {
        var record = Record(name, version, day, description);
        return registry.PublishAsync(Packed(record, "x"u8.ToArray()), record, new VersionState { Channel = channel }, null, Token);
    }

    private async Task ReadAllAsync(string name)
    {
        var found = await registry.FindAsync(name, Token);
        await registry.FetchAsync(await registry.ReadAsync(name, found!.Versions[0].Version, Token), Token);
    }

    private Task<RegistryHits> SearchAsync(RegistryQuery query) => registry.SearchAsync(query, Token);
}
