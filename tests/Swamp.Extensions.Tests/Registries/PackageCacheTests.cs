using System.Text.Json.Nodes;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Tests.Registries;

public sealed class PackageCacheTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("swamp-packages-").FullName;
    private readonly HandClock clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(root, "packages");

    private string KeyFile => Path.Combine(root, "user", "packages.key");

    private PackageCache Cache => new(Folder, KeyFile, clock);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Entry_IsFoundByItsHash_AndHasTheShapeOfTheSpecification()
    {
        await Cache.StoreAsync(Hash(1), "@a/b", "2026.01.01.1", new byte[] { 1, 2, 3 }, Token);

        Assert.Equal(new byte[] { 1, 2, 3 }, await Cache.FindAsync(Hash(1), Token));
        Assert.Null(await Cache.FindAsync(Hash(2), Token));
        var metadata = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, Hash(1), "metadata.json"), Token))!;
        Assert.Equal((Hash(1), "@a/b", "2026.01.01.1", 3, 3), ((string?)metadata["hash"], (string?)metadata["extensionName"], (string?)metadata["extensionVersion"], (int)metadata["archiveSize"]!, (int)metadata["rubricVersion"]!));
        Assert.Equal(["extension.tar.gz", "metadata.json"], Directory.GetFiles(Path.Combine(Folder, Hash(1))).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(KeyFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("archive changed")]
    [InlineData("archive cut off")]
    [InlineData("archive gone")]
    [InlineData("metadata gone")]
    [InlineData("metadata of another")]
    [InlineData("metadata broken")]
    [InlineData("metadata null")]
    [InlineData("seal gone")]
    [InlineData("made by somebody else")]
    [InlineData("a folder for a file")]
    public async Task Entry_ThatIsNotAsItWasWritten_IsNotBelievedAndGoes(string how)
    {
        await Cache.StoreAsync(Hash(1), "@a/b", "2026.01.01.1", new byte[] { 1, 2, 3 }, Token);
        await Cache.StoreAsync(Hash(2), "@a/b", "2026.01.01.2", new byte[] { 4, 5, 6 }, Token);
        var (archive, metadata) = (Path.Combine(Folder, Hash(1), "extension.tar.gz"), Path.Combine(Folder, Hash(1), "metadata.json"));
        switch (how)
        {
            case "archive changed":
                await File.WriteAllBytesAsync(archive, [1, 2, 4], Token);
                break;
            case "archive cut off":
                await File.WriteAllBytesAsync(archive, [1, 2], Token);
                break;
            case "archive gone":
                File.Delete(archive);
                break;
            case "metadata gone":
                File.Delete(metadata);
                break;
            case "metadata of another":
                File.Copy(Path.Combine(Folder, Hash(2), "metadata.json"), metadata, overwrite: true);
                break;
            case "metadata broken":
                await File.WriteAllTextAsync(metadata, "{", Token);
                break;
            case "metadata null":
                await File.WriteAllTextAsync(metadata, "null", Token);
                break;
            case "seal gone":
                await File.WriteAllTextAsync(metadata, (await File.ReadAllTextAsync(metadata, Token)).Replace("\"seal\"", "\"other\"", StringComparison.Ordinal), Token);
                break;
            case "made by somebody else":
                // Whole in itself, but not with the key of this user: as it may come with a repository.
                Directory.Delete(Path.Combine(Folder, Hash(1)), recursive: true);
                await new PackageCache(Folder, KeyFile + "-of-another", clock).StoreAsync(Hash(1), "@a/b", "2026.01.01.1", new byte[] { 7 }, Token);
                break;
            default:
                File.Delete(archive);
                Directory.CreateDirectory(archive);
                break;
        }

        Assert.Null(await Cache.FindAsync(Hash(1), Token));
        Assert.False(Directory.Exists(Path.Combine(Folder, Hash(1))));

        await Cache.StoreAsync(Hash(1), "@a/b", "2026.01.01.1", new byte[] { 1, 2, 3 }, Token);
        Assert.Equal(new byte[] { 1, 2, 3 }, await Cache.FindAsync(Hash(1), Token));
        Assert.Equal(new byte[] { 4, 5, 6 }, await Cache.FindAsync(Hash(2), Token));
    }

    [Fact]
    public async Task Entries_ThatAreNotUsed_Go()
    {
        await Cache.StoreAsync(Hash(0), "@a/b", "2026.01.01.1", new byte[] { 0 }, Token);
        for (var i = 1; i <= 25; i++)
        {
            clock.Now += TimeSpan.FromMinutes(1);
            Assert.NotNull(await Cache.FindAsync(Hash(0), Token));
            await Cache.StoreAsync(Hash(i), "@a/b", "2026.01.01.1", new byte[] { 1 }, Token);
        }

        Assert.Equal(20, Directory.GetDirectories(Folder).Length);
        Assert.NotNull(await Cache.FindAsync(Hash(0), Token));
        Assert.Null(await Cache.FindAsync(Hash(1), Token));

        clock.Now += TimeSpan.FromDays(31);
        Directory.CreateDirectory(Path.Combine(Folder, ".left.tmp"));
        Directory.SetLastWriteTimeUtc(Path.Combine(Folder, ".left.tmp"), clock.Now.UtcDateTime.AddHours(-2));
        await Cache.StoreAsync(Hash(99), "@a/b", "2026.01.01.1", new byte[] { 1 }, Token);
        Assert.Equal([Hash(99)], Directory.GetDirectories(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Many_AtOnce_LeaveWholeEntries()
    {
        var content = new byte[200_000];
        await Parallel.ForAsync(0, 60, Token, async (i, token) =>
        {
            await Cache.StoreAsync(Hash(i % 3), "@a/b", "2026.01.01.1", content, token);
            if (i % 7 == 0)
            {
                Cache.Remove(Hash(i % 3));
            }

            Assert.True(await Cache.FindAsync(Hash(i % 3), token) is null or { Length: 200_000 });
        });

        Assert.All(Directory.GetDirectories(Folder), static d => Assert.False(Path.GetFileName(d).StartsWith('.')));
        Assert.All(Directory.GetDirectories(Folder), static d => Assert.Equal(2, Directory.GetFiles(d).Length));
    }

    [Fact]
    public async Task Place_ThatCannotBeWritten_CostsNothingButTime()
    {
        await File.WriteAllTextAsync(Folder, "a file", Token);

        await Cache.StoreAsync(Hash(1), "@a/b", "2026.01.01.1", new byte[] { 1 }, Token);

        Assert.Null(await Cache.FindAsync(Hash(1), Token));
    }

    [Fact]
    public async Task Extension_PackedTwice_IsMadeOnce_AndAgainWhenAnythingChanges()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("one", "", top: "import { help } from \"./_lib/help.ts\"; import { far } from \"far\"; export const all = [help, far];");
        repository.Write("extensions/models/_lib/help.ts", "export const help = 1;");
        repository.Write("far.ts", "export const far = 1;");
        repository.Write("extensions/models/deno.json", "{ \"imports\": { \"far\": \"../../far.ts\" } }");
        repository.Write("extensions/workflows/flow.yaml", "name: \"@test/flow\"\njobs: []\n");
        repository.Write("bin/tool", "one");
        var manifest = repository.Write("manifest.yaml", "manifestVersion: 1\nname: \"@test/pack\"\nversion: 2026.01.01.1\nmodels: [one.ts]\nworkflows: [flow.yaml]\nbinaries: [bin/tool]\n");
        Task<PackedExtension> PackAsync(string? version = null) =>
            repository.Session.Extensions.CreatePacker(repository.Session.Layout, repository.Session.Marker, home: null).PackAsync(manifest, version, Token);

        var first = await PackAsync();
        var second = await PackAsync();
        Assert.Equal((false, true), (first.CacheHit, second.CacheHit));
        Assert.Equal((first.CacheHash, first.Digest, first.Files.Count), (second.CacheHash, second.Digest, second.Files.Count));
        Assert.Equal(first.Contents.Models.Concat(first.Contents.Workflows), second.Contents.Models.Concat(second.Contents.Workflows));
        Assert.Equal(first.Files.Select(static f => (f.Path, f.IsExecutable, Digest.Hex(f.Content.Span))), second.Files.Select(static f => (f.Path, f.IsExecutable, Digest.Hex(f.Content.Span))));

        var seen = new HashSet<string?>(StringComparer.Ordinal) { first.CacheHash };
        Assert.True(seen.Add((await PackAsync("2026.01.01.2")).CacheHash));
        foreach (var (file, text) in new[] { ("extensions/models/_lib/help.ts", "export const help = 22;"), ("far.ts", "export const far = 22;"), ("bin/tool", "other"), ("extensions/workflows/flow.yaml", "name: \"@test/flow2\"\njobs: []\n") })
        {
            repository.Write(file, text);
            var changed = await PackAsync();
            Assert.True(seen.Add(changed.CacheHash), file);
            Assert.False(changed.CacheHit, file);
        }

        // What is kept of a broken extension is nothing.
        repository.Write("extensions/workflows/flow.yaml", "name: \"@other/flow\"\njobs: []\n");
        await Assert.ThrowsAsync<Engine.Errors.SwampException>(() => PackAsync());
        await Assert.ThrowsAsync<Engine.Errors.SwampException>(() => PackAsync());
    }

    private static string Hash(int number) => Digest.Hex([(byte)number]);

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
