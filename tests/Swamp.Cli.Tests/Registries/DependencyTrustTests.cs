using System.Diagnostics;
using Swamp.Testing;

namespace Swamp.Cli.Tests.Registries;

/// <summary>What is asked about the packages of an extension before it is published (EXT-77, EXC-43, EXC-51), with the built executable.</summary>
public sealed class DependencyTrustTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Package_ThatCannotBeTrusted_KeepsTheExtensionFromBeingPublished()
    {
        await using var services = Services().WithVulnerability("left", "1.0.0", "GHSA-bad", "HIGH");
        using var machine = MachineOf(services);
        var r = await machine.RepositoryAsync("repo");
        var manifest = Extension(machine, "npm:left@^1.0.0", "npm:right@1.0.0");

        foreach (var more in new[] { new[] { "--dry-run" }, ["--yes"], ["--json"] })
        {
            var refused = await machine.RunAsync(r, ["extension", "push", manifest, "--json", .. more]);
            Assert.Equal((1, "extension_refused"), (refused.Exit, (string?)refused.ErrorJson["code"]));
            Assert.Contains("npm:left@^1.0.0: 1.0.0 has GHSA-bad (HIGH): About GHSA-bad", (string?)refused.ErrorJson["error"], StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(machine["shelf"]));
        var quality = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;
        var trust = quality["dependencyTrust"]!;
        Assert.Equal((false, true, 1, 0), ((bool)trust["passed"]!, (bool)trust["complete"]!, trust["errors"]!.AsArray().Count, trust["warnings"]!.AsArray().Count));
        Assert.Equal(["left 1.0.0 npm MIT this month False", "right 1.0.0 npm MIT this month True"], trust["audited"]!.AsArray().Select(static a => $"{a!["name"]} {a["version"]} {a["registry"]} {a["license"]} {a["publishedAgo"]} {(bool)a["passed"]!}"));
        Assert.Equal("missing", Factor(quality, "dependency-trust")["status"]!.GetValue<string>());

        // The other version is well.
        services.With("left", ["1.0.0", "1.0.1"]);
        var mended = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;
        Assert.Equal("earned", Factor(mended, "dependency-trust")["status"]!.GetValue<string>());
        var pushed = (await machine.OkAsync(r, "extension", "push", manifest, "--json")).Json;
        Assert.True((bool)pushed["dependencyTrust"]!["passed"]!);
        Assert.True(Directory.Exists(machine["shelf"]));
    }

    [Fact]
    public async Task Deprecated_IsSaidInText()
    {
        await using var services = Services().With("left", ["1.0.0"], deprecated: "use right");
        using var machine = MachineOf(services);
        var r = await machine.RepositoryAsync("repo");

        var refused = await machine.RunAsync(r, "extension", "push", Extension(machine, "npm:left@1.0.0"), "--dry-run");

        Assert.Equal(1, refused.Exit);
        Assert.Contains("npm:left@1.0.0: 1.0.0 is deprecated: use right", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_AreShownAndConfirmedOnATerminal_AndAskedAboutOnce()
    {
        DockerRegistry.Require("python3");
        await using var services = Services().With("left", ["1.0.0"], license: "GPL-3.0");
        using var machine = MachineOf(services);
        var r = await machine.RepositoryAsync("repo");
        var manifest = Extension(machine, "npm:left@1.0.0");

        var no = await Terminal.RunAsync(machine, r, "despite the warning?", "", "n", "extension", "push", manifest);
        Assert.Equal((0, "asked"), (no.Exit, no.Error));
        Assert.Contains("Warning: npm:left@1.0.0: its licence 'GPL-3.0' wants a second look", no.Output[..no.Output.IndexOf("despite the warning?", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("Nothing was published.", no.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["shelf"]));

        var before = services.Calls.Count;
        var yes = await Terminal.RunAsync(machine, r, "despite the warning?", "", "y", "extension", "push", manifest);
        Assert.Equal((0, "asked"), (yes.Exit, yes.Error));
        Assert.True(Directory.Exists(machine["shelf"]));
        Assert.Equal(2, services.Calls.Count - before);

        machine.Write("src/acme-probe/w.yaml", await File.ReadAllTextAsync(machine["src/acme-probe/w.yaml"], Token) + "\n# changed\n");
        var text = await machine.OkAsync(r, "extension", "push", manifest, "--dry-run");
        Assert.Contains("its licence 'GPL-3.0' wants a second look", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_ThatChangesWhileTheQuestionWaits_IsAskedAboutAgain()
    {
        DockerRegistry.Require("python3");
        await using var services = Services().WithVulnerability("bad", "1.0.0", "GHSA-bad", "CRITICAL").With("bad", ["1.0.0"]);
        using var machine = MachineOf(services);
        var r = await machine.RepositoryAsync("repo");
        var manifest = Extension(machine, "npm:right@1.0.0");

        var run = await Terminal.RunAsync(machine, r, "?", $"echo 'import \"npm:bad@1.0.0\";' >> '{machine["src/acme-probe/extra.ts"]}'", "y", "extension", "push", manifest);

        Assert.Equal((1, "asked"), (run.Exit, run.Error));
        Assert.Contains("GHSA-bad", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["shelf"]));
    }

    [Fact]
    public async Task Offline_IsAWarningAndNoLongWait()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]).With("NPM_CONFIG_REGISTRY", "http://127.0.0.1:1/").With("SWAMP_OSV_URL", "http://127.0.0.1:1/");
        var r = await machine.RepositoryAsync("repo");
        var manifest = Extension(machine, [.. Enumerable.Range(0, 30).Select(static i => $"npm:p{i}@1.0.0")]);
        var watch = Stopwatch.StartNew();

        var quality = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;
        var pushed = await machine.OkAsync(r, "extension", "push", manifest, "--yes");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.Equal("provisional", Factor(quality, "dependency-trust")["status"]!.GetValue<string>());
        Assert.Equal((true, false, 2), ((bool)quality["dependencyTrust"]!["passed"]!, (bool)quality["dependencyTrust"]!["complete"]!, quality["dependencyTrust"]!["warnings"]!.AsArray().Count));
        Assert.Equal(2, pushed.Output.Split("Warning: ").Length - 1);
        Assert.True(Directory.Exists(machine["shelf"]));
    }

    [Fact]
    public async Task Package_ThatOnlyAnImportMapNames_IsAuditedToo()
    {
        await using var services = new PackageServices().With("@tiny/left", ["1.0.0"], deprecated: "use right");
        using var machine = new Machine();
        machine.Write(".npmrc", $"@tiny:registry={services.Npm}\n");
        var r = await machine.RepositoryAsync("repo");

        // Types alone, so that nothing of it has to be fetched to make the bundle.
        machine.Write("src/thing/deno.json", "{ \"imports\": { \"lefty\": \"npm:@tiny/left@^1\" } }");
        machine.Write("src/thing/thing.ts", """
            import { z } from "npm:zod@4";
            import type { Left } from "lefty";
            export const model = { type: "@acme/thing", version: "2026.01.01.1", methods: { run: { description: "Runs", arguments: z.object({}), execute: async (_args: Left) => {} } } };
            """);
        var manifest = machine.Write("src/thing/manifest.yaml", "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.01.01.1\npaths: { base: manifest }\nmodels: [thing.ts]\n");

        var quality = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;

        Assert.Equal(["npm:@tiny/left@^1", "npm:zod@4"], quality["packages"]!.AsArray().Select(static p => (string)p!));
        Assert.Equal("npm:@tiny/left@^1", (string?)quality["dependencyTrust"]!["errors"]![0]!["dependency"]);
    }

    [Fact]
    public async Task Address_ThatIsNone_IsAnErrorThatSaysHow()
    {
        using var machine = new Machine();
        machine.With("SWAMP_OSV_URL", "nowhere");
        var r = await machine.RepositoryAsync("repo");

        var run = await machine.RunAsync(r, "extension", "quality", Extension(machine, "npm:left"), "--json");

        Assert.Equal((1, "invalid_argument"), (run.Exit, (string?)run.ErrorJson["code"]));
        Assert.Contains("SWAMP_OSV_URL=off", (string?)run.ErrorJson["hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_IsMadeOnce_ForQualityAndPush_AndAnewWhenItsCopyIsDamaged()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.Write("src/thing/manifest.yaml", "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.01.01.1\npaths: { base: manifest }\nmodels: [thing.ts]\n");
        machine.Write("src/thing/thing.ts", """
            import { z } from "zod";
            export const model = { type: "@acme/thing", version: "2026.01.01.1", methods: { run: { description: "Runs", arguments: z.object({}), execute: async () => {} } } };
            """);
        await machine.FormatAsync(r, manifest);

        var first = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;
        var second = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;
        var folder = machine[$"repo/.swamp/cache/packages/{first["cacheHash"]}"];
        Assert.Equal((false, true), ((bool)first["cacheHit"]!, (bool)second["cacheHit"]!));
        Assert.Equal(new FileInfo(Path.Combine(folder, "extension.tar.gz")).Length, (long)second["archiveSize"]!);

        await File.WriteAllTextAsync(Path.Combine(folder, "extension.tar.gz"), "poison", Token);
        var pushed = (await machine.OkAsync(r, "extension", "push", manifest, "--json")).Json;
        Assert.Equal((string?)first["digest"], (string?)pushed["digest"]);
        Assert.True((bool)(await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json["cacheHit"]!);

        // Two at once.
        Directory.Delete(machine["repo/.swamp/cache"], recursive: true);
        var both = await Task.WhenAll(machine.OkAsync(r, "extension", "quality", manifest, "--json"), machine.OkAsync(r, "extension", "quality", manifest, "--json"));
        Assert.Equal((string?)first["digest"], (string?)Assert.Single(both.Select(static b => (string?)b.Json["digest"]).Distinct()));
    }

    private static PackageServices Services() => new PackageServices().With("left", ["1.0.0"], published: Recent()).With("right", ["1.0.0"], published: Recent());

    private static string Recent() => TimeProvider.System.GetUtcNow().AddDays(-3).ToString("O");

    private static Machine MachineOf(PackageServices services)
    {
        var machine = new Machine();
        return machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]).With("NPM_CONFIG_REGISTRY", services.Npm).With("SWAMP_OSV_URL", services.Osv);
    }

    /// <summary>Sources that are included and not bundled, so that no package has to be fetched.</summary>
    private static string Extension(Machine machine, params string[] packages)
    {
        machine.Write("src/acme-probe/extra.ts", string.Concat(packages.Select(static p => $"import \"{p}\";\n")));
        return machine.WriteExtension("@acme/probe", "2026.01.01.1", "include: [extra.ts]\n");
    }

    private static System.Text.Json.Nodes.JsonNode Factor(System.Text.Json.Nodes.JsonObject quality, string id) => quality["factors"]!.AsArray().Single(f => (string?)f!["id"] == id)!;
}
