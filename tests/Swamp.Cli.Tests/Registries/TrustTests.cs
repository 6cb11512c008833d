namespace Swamp.Cli.Tests.Registries;

/// <summary>Whom a repository trusts, and what installs itself for that reason.</summary>
public sealed class TrustTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AutoTrust_TrustsTheCollectivesOfTheLogin()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var r = await machine.RepositoryAsync("repo");
        machine.Write(".config/swamp/auth.json", """{"serverUrl":"https://registry.test","apiKey":"secret","username":"ann","collectives":["acme",{"slug":"team"},7,"Not valid"]}""");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"));

        var off = (await machine.OkAsync(r, "extension", "trust", "list", "--json")).Json;
        Assert.Equal(("[\"swamp\"]", "[\"acme\",\"team\"]", "[\"swamp\"]", false), (off["explicit"]!.ToJsonString(), off["membership"]!.ToJsonString(), off["resolved"]!.ToJsonString(), (bool)off["trustMemberCollectives"]!));
        Assert.Equal("acme", (string?)(await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--dry-run", "--json")).Json["untrustedCollectives"]![0]);

        Assert.True((bool)(await machine.OkAsync(r, "extension", "trust", "auto-trust", "enable", "--json")).Json["trustMemberCollectives"]!);
        Assert.Contains("trustMemberCollectives: true", await File.ReadAllTextAsync(machine["repo/.swamp.yaml"], Token), StringComparison.Ordinal);
        Assert.Equal("[\"swamp\",\"acme\",\"team\"]", (await machine.OkAsync(r, "extension", "trust", "list", "--json")).Json["resolved"]!.ToJsonString());
        Assert.Empty((await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--dry-run", "--json")).Json["untrustedCollectives"]!.AsArray());

        await machine.OkAsync(r, "extension", "trust", "auto-trust", "off");
        Assert.Equal("acme", (string?)(await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--dry-run", "--json")).Json["untrustedCollectives"]![0]);
        Assert.Equal("invalid_argument", (string?)(await machine.RunAsync(r, "extension", "trust", "auto-trust", "maybe", "--json")).ErrorJson["code"]);
        machine.Write(".config/swamp/auth.json", "{");
        Assert.Equal("[]", (await machine.OkAsync(r, "extension", "trust", "list", "--json")).Json["membership"]!.ToJsonString());
    }

    [Fact]
    public async Task VaultType_OfATrustedCollective_InstallsItself_AndOthersDoNot()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var (author, r) = (await machine.RepositoryAsync("author"), await machine.RepositoryAsync("repo"));
        machine.Write("src/vault.ts", """
            export const vault = {
              type: "@acme/shelf",
              name: "Box",
              description: "Keeps nothing",
              createProvider: (name: string) => ({ get: (key: string) => Promise.resolve(`of ${key}`), put: () => Promise.resolve(), list: () => Promise.resolve([]), getName: () => name }),
            };
            """);
        var manifest = machine.Write("src/manifest.yaml", "manifestVersion: 1\nname: \"@acme/shelf\"\nversion: 2026.01.01.1\npaths: { base: manifest }\nvaults: [vault.ts]\n");
        await machine.FormatAsync(author, manifest);
        await machine.OkAsync(author, "extension", "push", manifest);

        Assert.Equal(1, (await machine.RunAsync(r, "vault", "create", "@acme/shelf", "mine")).Exit);
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions"]));

        await machine.OkAsync(r, "extension", "trust", "add", "acme");
        var made = await machine.OkAsync(r, "vault", "create", "@acme/shelf", "mine");
        Assert.Contains("Installing @acme/shelf for @acme/shelf", made.Error, StringComparison.Ordinal);
        Assert.Equal("intact", (string?)(await machine.OkAsync(r, "extension", "list", "--json")).Json["extensions"]![0]!["status"]);
    }

    [Fact]
    public async Task DatastoreType_OfATrustedCollective_InstallsItself_AndOthersDoNot()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var (author, r) = (await machine.RepositoryAsync("author"), await machine.RepositoryAsync("repo"));
        machine.Write("src/place.ts", $$"""
            // deno-lint-ignore-file require-await
            export const datastore = {
              type: "@acme/place",
              name: "Place",
              description: "A folder",
              createProvider: () => ({
                resolveDatastorePath: () => "{{machine["state"]}}",
                createLock: () => ({ acquire: async () => {}, release: async () => {}, withLock: (work: () => unknown) => work(), inspect: async () => null, forceRelease: async () => false }),
                createVerifier: () => ({ verify: async () => ({ healthy: true, message: "there", latencyMs: 1, datastoreType: "@acme/place" }) }),
              }),
            };
            """);
        var manifest = machine.Write("src/manifest.yaml", "manifestVersion: 1\nname: \"@acme/place\"\nversion: 2026.01.01.1\npaths: { base: manifest }\ndatastores: [place.ts]\n");
        await machine.FormatAsync(author, manifest);
        await machine.OkAsync(author, "extension", "push", manifest);

        machine.With("SWAMP_DATASTORE", "@acme/place:{}");
        Assert.Contains("there is no datastore of type", (string?)(await machine.OkAsync(r, "datastore", "status", "--json")).Json["message"], StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions"]));

        await machine.OkAsync(r, "extension", "trust", "add", "acme");
        var opened = await machine.OkAsync(r, "datastore", "status");
        Assert.Contains("Installing @acme/place for @acme/place", opened.Error, StringComparison.Ordinal);
        Assert.Contains("@acme/place", opened.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_ThatIsThereAlready_IsOfferedAsTheNextOneOnATerminal_AndIsAnErrorElsewhere()
    {
        DockerRegistry.Require("python3");
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.WriteExtension("@acme/flows", "2026.01.01.1");
        await machine.OkAsync(r, "extension", "push", manifest);
        var next = (string)(await machine.OkAsync(r, "extension", "version", "--manifest", manifest, "--json")).Json["nextVersion"]!;

        foreach (var more in new[] { "--yes", "--force", "-f", "--json" })
        {
            Assert.Equal(1, (await machine.RunAsync(r, "extension", "push", manifest, more)).Exit);
        }

        var no = await Terminal.RunAsync(machine, r, "instead?", "", "n", "extension", "push", manifest);
        Assert.Equal((0, "asked"), (no.Exit, no.Error));
        Assert.Contains($"Version 2026.01.01.1 already exists there. Publish @acme/flows {next}", no.Output, StringComparison.Ordinal);
        var yes = await Terminal.RunAsync(machine, r, "instead?", "", "y", "extension", "push", manifest);
        Assert.Equal((0, "asked"), (yes.Exit, yes.Error));
        Assert.Equal(next, (string?)(await machine.OkAsync(r, "extension", "version", "@acme/flows", "--json")).Json["currentPublished"]);
        Assert.Contains("version: 2026.01.01.1", await File.ReadAllTextAsync(manifest, Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("api")]
    public async Task Search_ForAPlatform_FindsWhatIsForItAndWhatIsForAll(string kind)
    {
        await using var registry = new ApiRegistry();
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", kind == "api" ? registry.Origin : "file:" + machine["shelf"]).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/all", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/linux", "2026.01.01.1", "platforms: [linux]\n"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/mac", "2026.01.01.1", "platforms: [darwin]\n"));

        var found = (await machine.OkAsync(r, "extension", "search", "--platform", "linux", "--json")).Json;

        Assert.Equal(["@acme/all ", "@acme/linux linux"], found["results"]!.AsArray().Select(static f => $"{f!["name"]} {string.Join(' ', f["platforms"]!.AsArray().Select(static p => (string)p!))}"));
        Assert.Equal("invalid_argument", (string?)(await machine.RunAsync(r, "extension", "search", "--content-type", "pictures", "--json")).ErrorJson["code"]);
    }

    [Fact]
    public async Task WhatManyTypeFirst_IsAnsweredWithWhatTheyWant()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");

        Assert.Equal("swamp extension pull @acme/flows", (string?)(await machine.RunAsync(r, "extension", "install", "@acme/flows", "--json")).ErrorJson["hint"]);
        Assert.Equal("swamp extension version --manifest manifest.yaml", (string?)(await machine.RunAsync(r, "extension", "version", "manifest.yaml", "--json")).ErrorJson["hint"]);
    }

    [Fact]
    public async Task Version_ByTheClock_AndUpdatesInTheList()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.WriteExtension("@acme/flows", "2026.01.01.1");
        await machine.OkAsync(r, "extension", "push", manifest);
        await machine.OkAsync(r, "extension", "pull", "@acme/flows");
        Assert.Null((await machine.OkAsync(r, "extension", "list", "--json")).Json["extensions"]![0]!["updateStatus"]);
        Assert.Equal("up_to_date", (string?)(await machine.OkAsync(r, "extension", "list", "--check-updates", "--json")).Json["extensions"]![0]!["updateStatus"]);

        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var pushed = (string)(await machine.OkAsync(r, "extension", "push", manifest, "--version-suffix", "epoch", "--json")).Json["version"]!;
        Assert.InRange(long.Parse(pushed[11..], System.Globalization.CultureInfo.InvariantCulture), before, before + 600);
        Assert.Contains("version: 2026.01.01.1", await File.ReadAllTextAsync(manifest, Token), StringComparison.Ordinal);
        Assert.Equal("invalid_argument", (string?)(await machine.RunAsync(r, "extension", "push", manifest, "--version-suffix", "moon", "--json")).ErrorJson["code"]);

        // What was said stays for a day, unless somebody asks.
        Assert.Equal("up_to_date", (string?)(await machine.OkAsync(r, "extension", "list", "--check-updates", "--json")).Json["extensions"]![0]!["updateStatus"]);
        Assert.Equal(1, (await machine.RunAsync(r, "extension", "outdated")).Exit);
        var listed = (await machine.OkAsync(r, "extension", "list", "--check-updates", "--json")).Json["extensions"]![0]!;
        Assert.Equal(("update_available", pushed), ((string?)listed["updateStatus"], (string?)listed["latestVersion"]));
        Assert.Contains("update available", (await machine.OkAsync(r, "extension", "ls", "--check-updates")).Output, StringComparison.Ordinal);
        Assert.Equal(pushed, (string?)(await machine.OkAsync(r, "extension", "pull", $"@acme/flows@{pushed}", "--json")).Json["version"]);

        machine.With("SWAMP_REGISTRY", "http://127.0.0.1:1");
        Assert.Equal("unknown_offline", (string?)(await machine.OkAsync(r, "extension", "list", "--check-updates", "--json")).Json["extensions"]![0]!["updateStatus"]);
    }
}
