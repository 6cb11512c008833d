using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>What happens when things go wrong half-way: the state before stays whole.</summary>
public sealed class HardshipTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pulls_AtTheSameTime_BothSucceedOneAfterTheOther()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        foreach (var name in new[] { "@acme/a", "@acme/b", "@acme/c" })
        {
            await machine.OkAsync(r, "extension", "push", machine.WriteExtension(name, "2026.01.01.1"));
        }

        var runs = await Task.WhenAll(new[] { "@acme/a", "@acme/b", "@acme/c", "@acme/a" }.Select(name => machine.RunAsync(r, "extension", "pull", name)));

        Assert.All(runs, static run => Assert.True(run.Exit == 0, run.Error));
        Assert.Equal("a:intact b:intact c:intact", await StandingAsync(machine, r));
    }

    [Fact]
    public async Task Pull_WithoutRoom_LeavesTheVersionThatWasThere()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/a", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "pull", "@acme/a");
        var large = machine.WriteExtension("@acme/a", "2026.02.01.1", "additionalFiles: [large.txt]\n");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(large)!, "large.txt"), string.Join('\n', Enumerable.Range(0, 90_000)));
        await machine.OkAsync(r, "extension", "push", large);
        var lockfile = await File.ReadAllTextAsync(machine["repo/extensions/models/upstream_extensions.json"], Token);

        // No file may grow beyond 200 KiB.
        var run = await machine.ShellAsync(r, "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 400; exec \"$0\" \"$@\"", "extension", "pull", "@acme/a", "--json");

        Assert.Equal((1, "file_system"), (run.Exit, (string?)run.ErrorJson["code"]));
        Assert.Equal(lockfile, await File.ReadAllTextAsync(machine["repo/extensions/models/upstream_extensions.json"], Token));
        Assert.Equal("a:intact", await StandingAsync(machine, r));
        Assert.False(Directory.Exists(machine["repo/.swamp/staging"]));
        await machine.OkAsync(r, "extension", "pull", "@acme/a");
        Assert.Contains("2026.02.01.1", (await machine.OkAsync(r, "extension", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesThatAreInTheWay_AreNotReplacedUnasked()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/a", "2026.01.01.1"));
        machine.Write("repo/.swamp/pulled-extensions/@acme/a/mine.txt", "mine");

        var refused = await machine.RunAsync(r, "extension", "pull", "@acme/a", "--json");
        Assert.Equal(("conflict", "swamp extension pull @acme/a --force"), ((string?)refused.ErrorJson["code"], (string?)refused.ErrorJson["hint"]));
        Assert.True(File.Exists(machine["repo/.swamp/pulled-extensions/@acme/a/mine.txt"]));
        await machine.OkAsync(r, "extension", "pull", "@acme/a", "--force");
        Assert.Equal("a:intact", await StandingAsync(machine, r));

        foreach (var (change, word) in new (Action, string)[]
        {
            (() => machine.Write("repo/.swamp/pulled-extensions/@acme/a/workflows/w.yaml", "jobs: []"), "workflows/w.yaml was changed"),
            (() => machine.Write("repo/.swamp/pulled-extensions/@acme/a/more.ts", "x"), "more.ts was added"),
            (() => File.Delete(machine["repo/.swamp/pulled-extensions/@acme/a/workflows/w.yaml"]), "workflows/w.yaml is missing"),
        })
        {
            change();
            Assert.Contains(word, (await machine.OkAsync(r, "extension", "install", "--dry-run", "--json")).Json["entries"]![0]!["reason"]!.ToString(), StringComparison.Ordinal);
            await machine.OkAsync(r, "extension", "install");
        }

        Assert.Equal("a:intact", await StandingAsync(machine, r));
    }

    [Fact]
    public async Task Workflow_ThatWasChangedAfterThePull_IsNotRun()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/a", "2026.01.01.1", body: "fine"));
        await machine.OkAsync(r, "extension", "pull", "@acme/a");
        var file = machine["repo/.swamp/pulled-extensions/@acme/a/workflows/w.yaml"];
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Token)).Replace("echo fine", "echo evil", StringComparison.Ordinal), Token);

        var run = await machine.RunAsync(r, "workflow", "run", "@acme/a-flow", "--json");

        Assert.Equal((1, "integrity_failed"), (run.Exit, (string?)run.ErrorJson["code"]));
        Assert.Contains("workflows/w.yaml was changed", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lockfile_ThatNamesOtherBytes_IsNotInstalled()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/a", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "pull", "@acme/a");
        var path = machine["repo/extensions/models/upstream_extensions.json"];
        var lockfile = JsonNode.Parse(await File.ReadAllTextAsync(path, Token))!;
        lockfile["@acme/a"]!["checksum"] = new string('0', 64);
        lockfile["@acme/a"]!["theirs"] = "kept";
        await File.WriteAllTextAsync(path, lockfile.ToJsonString(), Token);
        Directory.Delete(machine["repo/.swamp/pulled-extensions"], recursive: true);

        var run = await machine.RunAsync(r, "extension", "install", "--json");

        Assert.Equal((1, "failed"), (run.Exit, (string?)run.Json["entries"]![0]!["status"]));
        Assert.Contains("0000", (string?)run.Json["entries"]![0]!["error"], StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions/@acme/a"]));
    }

    [Fact]
    public async Task Words_OfARegistry_DoNothingToTheScreen()
    {
        const string Evil = "\u001b[2Jgone\u001b]0;x\u0007";
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/a", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "pull", "@acme/a");
        await machine.OkAsync(r, "extension", "deprecate", "@acme/a", "--reason", Evil, "--superseded-by", "@acme/b", "--yes");
        await machine.OkAsync(r, "extension", "yank", "@acme/a@2026.01.01.1", "--reason", Evil, "--yes");
        var record = Directory.GetFiles(machine[".swamp/registry"], "extension.json", SearchOption.AllDirectories).Single();
        var evil = JsonNode.Parse(await File.ReadAllTextAsync(record, Token))!.AsObject();
        foreach (var key in new[] { "description", "repository", "releaseNotes" })
        {
            evil[key] = Evil;
        }

        foreach (var key in new[] { "labels", "platforms", "dependencies" })
        {
            evil[key] = new JsonArray(Evil);
        }

        evil["contents"]!["workflows"] = new JsonArray(Evil);
        await File.WriteAllTextAsync(record, evil.ToJsonString(), Token);
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/other", "2026.01.01.1"));
        machine.Write($".swamp/registry/@acme/odd/2026.01.01.1/extension.json", new JsonObject { ["name"] = Evil, ["version"] = Evil, ["digest"] = "x" }.ToJsonString());
        Directory.Delete(machine["repo/.swamp/pulled-extensions"], recursive: true);

        foreach (var line in new[] { "install", "list", "list --check-updates", "info @acme/a", "info @acme/a --verbose", "outdated", "update", "pull @acme/a", "pull @acme/a@2026.01.01.1 --force", "search --verbose" })
        {
            var run = await machine.RunAsync(r, ["extension", .. line.Split(' ')]);
            Assert.True(!(run.Output + run.Error).Contains('\u001b', StringComparison.Ordinal) && !(run.Output + run.Error).Contains('\u0007', StringComparison.Ordinal), line + "\n" + run.Output + run.Error);
        }
    }

    [Fact]
    public async Task Cache_WithoutRoom_DoesNotKeepAnExtensionFromComing()
    {
        await using var registry = new ApiRegistry();
        using var machine = new Machine();
        machine.With("SWAMP_CLUB_URL", registry.Origin).With("SWAMP_API_KEY", ApiRegistry.Key).With("SWAMP_CACHE_DIR", machine["cache"]);
        var r = await machine.RepositoryAsync("repo");
        var random = new Random(1);
        var names = Enumerable.Range(0, 8).Select(static i => $"f{i}.txt").ToList();
        var manifest = machine.WriteExtension("@acme/a", "2026.01.01.1", $"additionalFiles: [{string.Join(", ", names)}]\n");
        foreach (var name in names)
        {
            var bytes = new byte[50_000];
            random.NextBytes(bytes);
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(manifest)!, name), string.Join('\n', Convert.ToHexString(bytes).Chunk(80).Select(static c => new string(c))), Token);
        }

        await machine.OkAsync(r, "extension", "push", manifest);

        // No file may grow beyond 200 KiB; the archive is larger, and each of its files is smaller.
        var run = await machine.ShellAsync(r, "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 400; exec \"$0\" \"$@\"", "extension", "pull", "@acme/a", "--json");

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal("a:intact", await StandingAsync(machine, r));
        Assert.Empty(Directory.GetFiles(machine["cache/downloads"]));
    }

    [Fact]
    public async Task TypeOfATrustedCollective_InstallsItself_AndOthersDoNot()
    {
        using var machine = new Machine();
        var author = await machine.RepositoryAsync("author");
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(author, "extension", "push", Machine.Sample);

        // The type is @sample/machine/…-like only by name here: the extension is found by what the type begins with.
        var refused = await machine.RunAsync(r, "model", "type", "describe", "@sample/machine");
        Assert.Contains("swamp extension pull @sample/machine", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions"]));

        await machine.OkAsync(r, "extension", "trust", "add", "sample");
        await machine.RunAsync(r, "model", "type", "describe", "@sample/machine/anything");
        Assert.Equal("machine:intact", await StandingAsync(machine, r));
        await machine.OkAsync(r, "model", "type", "describe", "@sample/machine-load");
    }

    private static async Task<string> StandingAsync(Machine machine, string repository) => string.Join(
        ' ', (await machine.OkAsync(repository, "extension", "list", "--json")).Json["extensions"]!.AsArray().Select(static e => $"{((string)e!["name"]!).Split('/')[1]}:{e["status"]}"));
}
