using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>What an extension passes before it is published, and what its author is warned of.</summary>
public sealed class GateTests
{
    private const string Manifest = "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.01.01.1\npaths: { base: manifest }\nmodels: [thing.ts]\n";

    private const string Model = """
        import { z } from "zod";

        export const model = {
          type: "@acme/thing",
          version: "2026.01.01.1",
          methods: {
            run: {
              description: "Runs",
              arguments: z.object({}),
              execute: () => ({}),
            },
          },
        };

        """;

    private const string Upgrades = """
        "2026.02.01.1",
          upgrades: [
            {
              toVersion: "2026.02.01.1",
              description: "Nothing changed",
              upgradeAttributes: (old: unknown) => old,
            },
          ],
        """;

    public static TheoryData<string> Registries => ["folder", "oci", "api"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sources_ThatAreBadlyWritten_AreNotPublished_AndTheProblemsAreListed()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.Write("src/manifest.yaml", Manifest);
        machine.Write("src/thing.ts", Model.Replace("execute: () => ({})", "execute: async () => (await import(\"./more.ts\"))", StringComparison.Ordinal));
        machine.Write("src/more.ts", "export const  more: any = 1\n");

        foreach (var more in new[] { new[] { "--dry-run" }, ["--yes"] })
        {
            var run = await machine.RunAsync(r, ["extension", "push", manifest, "--json", .. more]);
            var error = (string)run.ErrorJson["error"]!;
            Assert.Equal((1, "extension_refused", "swamp extension fmt manifest.yaml"), (run.Exit, (string?)run.ErrorJson["code"], (string?)run.ErrorJson["hint"]));
            Assert.Contains("- dynamic-import: import(…) loads what no bundle holds", error, StringComparison.Ordinal);
            Assert.Contains("thing.ts:10:35", error, StringComparison.Ordinal);
            Assert.Contains("- fmt: ", error, StringComparison.Ordinal);
            Assert.Contains("no-explicit-any", error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(machine["shelf"]));
        machine.Write("src/thing.ts", Model);
        await machine.OkAsync(r, "extension", "push", manifest);

        // What Deno goes by belongs to the state that passed.
        machine.Write("src/deno.json", "{ \"fmt\": { \"useTabs\": true } }");
        Assert.Contains("- fmt: ", (await machine.RunAsync(r, "extension", "push", manifest, "--dry-run")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_WithoutTypeScript_NeedsNoDeno()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]).With("SWAMP_CACHE_DIR", machine["cache"]).With("NPM_CONFIG_REGISTRY", "http://127.0.0.1:1/");
        var r = await machine.RepositoryAsync("repo");

        var pushed = (await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--json")).Json;

        Assert.Null(pushed["reviewRuleWarnings"]);
        Assert.False(Directory.Exists(machine["cache/deno"]));
        Assert.False(Directory.Exists(machine["repo/.swamp/cache/gates"]));
    }

    [Theory]
    [MemberData(nameof(Registries))]
    public async Task Version_OfAModel_IsComparedWithWhatIsPublished(string kind)
    {
        DockerRegistry.Require("docker-registry");
        await using var docker = kind == "oci" ? await DockerRegistry.StartAsync() : null;
        await using var api = kind == "api" ? new ApiRegistry() : null;
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", docker?.Origin ?? api?.Origin ?? "file:" + machine["shelf"]).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.Write("src/manifest.yaml", Manifest);
        machine.Write("src/thing.ts", Model);
        async Task<JsonObject> DryAsync(params string[] more) => (await machine.OkAsync(r, ["extension", "push", manifest, "--dry-run", "--json", .. more])).Json;

        var first = (await machine.OkAsync(r, "extension", "push", manifest, "--json")).Json;
        Assert.Equal((null, null), (first["versionDriftWarnings"], first["versionBumpUpgradeWarnings"]));

        machine.Write("src/thing.ts", Model.Replace("\"2026.01.01.1\"", "\"2026.02.01.1\"", StringComparison.Ordinal));
        var drift = Assert.Single((await DryAsync())["versionDriftWarnings"]!.AsArray())!;
        Assert.Equal(("version-drift", "@acme/thing is at 2026.02.01.1 and was published at 2026.01.01.1 with 2026.01.01.1, which is still the version in the manifest."), ((string?)drift["check"], (string?)drift["output"]));

        machine.Write("src/manifest.yaml", Manifest.Replace("2026.01.01.1", "2026.02.01.1", StringComparison.Ordinal));
        var bump = await DryAsync();
        Assert.Null(bump["versionDriftWarnings"]);
        Assert.Equal("version-bump-upgrade", (string?)Assert.Single(bump["versionBumpUpgradeWarnings"]!.AsArray())!["check"]);
        Assert.Null((await DryAsync("--skip-upgrade-check"))["versionBumpUpgradeWarnings"]);
        Assert.Contains("Warning: version-bump-upgrade: @acme/thing goes from 2026.01.01.1 to 2026.02.01.1", (await machine.OkAsync(r, "extension", "push", manifest, "--dry-run")).Output, StringComparison.Ordinal);

        machine.Write("src/thing.ts", Model.Replace("\"2026.01.01.1\",", Upgrades, StringComparison.Ordinal));
        Assert.Null((await machine.OkAsync(r, "extension", "push", manifest, "--json")).Json["versionBumpUpgradeWarnings"]);

        // Upgrades that end elsewhere are an error.
        machine.Write("src/thing.ts", Model.Replace("\"2026.01.01.1\",", Upgrades, StringComparison.Ordinal).Replace("version: \"2026.02.01.1\"", "version: \"2026.03.01.1\"", StringComparison.Ordinal));
        var broken = await machine.RunAsync(r, "extension", "push", manifest, "--dry-run", "--json");
        Assert.Contains("upgrade-chain: its upgrades end at 2026.02.01.1", (string?)broken.ErrorJson["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_ThatDoesNotAnswer_KeepsADryRunFromNothing()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "oci+http://127.0.0.1:1/x");
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.Write("src/manifest.yaml", Manifest);
        machine.Write("src/thing.ts", Model);

        var run = await machine.OkAsync(r, "extension", "push", manifest, "--dry-run");

        Assert.Contains("Versions of models are not compared with what is published", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_OfRulesAndOfAReport_WarnsAndForbidsNothing()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]).With("SWAMP_EXTENSION_REVIEW_DIR", machine["reviews"]);
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.Write("src/manifest.yaml", Manifest);
        machine.Write("src/thing.ts", Model.Replace("z.object({})", "z.object({ password: z.string() })", StringComparison.Ordinal));

        var text = (await machine.OkAsync(r, "extension", "push", manifest, "--dry-run")).Output;
        Assert.Equal(3, text.Split("Warning: ").Length - 1);
        var warnings = (await machine.OkAsync(r, "extension", "push", manifest, "--dry-run", "--json")).Json["reviewRuleWarnings"]!.AsArray();
        Assert.Equal(
            "testing-completeness:testing-completeness:medium credentials-sensitive-field:credentials-secrets:medium adversarial-review-report:adversarial-review:medium",
            string.Join(' ', warnings.Select(static w => $"{w!["ruleId"]}:{w["dimension"]}:{w["severity"]}")));
        Assert.Contains("  Warning: credentials-sensitive-field: models/thing.ts: Line 9: 'password' sounds like a secret", text, StringComparison.Ordinal);

        // Both are put right; the report is the skeleton, filled in.
        machine.Write("src/thing.ts", Model.Replace("z.object({})", "z.object({ passphraseHint: z.string() })", StringComparison.Ordinal));
        machine.Write("src/thing_test.ts", "Deno.test(\"runs\", () => {});\n");
        var open = Assert.Single((await machine.OkAsync(r, "extension", "push", manifest, "--dry-run", "--json")).Json["reviewRuleWarnings"]!.AsArray())!;
        var report = open["skeleton"]!.DeepClone();
        report["reviewedAt"] = "2026-01-01T12:00:00Z";
        foreach (var dimension in report["dimensions"]!.AsArray())
        {
            dimension!["verdict"] = "pass";
        }

        Assert.StartsWith(machine["reviews/swamp-extension-review/_acme_thing-"], (string?)open["file"], StringComparison.Ordinal);
        machine.Write(Path.GetRelativePath(machine.Root, (string)open["file"]!), report.ToJsonString());
        var pushed = await machine.OkAsync(r, "extension", "push", manifest, "--yes", "--json");
        Assert.Null(pushed.Json["reviewRuleWarnings"]);

        machine.Write(Path.GetRelativePath(machine.Root, (string)open["file"]!), "{");
        Assert.Contains("line 1, column 2 is not JSON", (await machine.OkAsync(r, "extension", "push", manifest, "--dry-run")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_OnATerminal_ArePartOfTheQuestion_AndToldOnce()
    {
        DockerRegistry.Require("python3");
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]).With("SWAMP_EXTENSION_REVIEW_DIR", machine["reviews"]);
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.Write("src/manifest.yaml", Manifest);
        machine.Write("src/thing.ts", Model);

        var run = await Terminal.RunAsync(machine, r, "despite 2 warnings?", "", "y", "extension", "push", manifest);

        Assert.Equal((0, "asked"), (run.Exit, run.Error));
        Assert.Equal(2, run.Output.Split("testing-completeness").Length);
        Assert.True(Directory.Exists(machine["shelf/@acme/thing"]));
    }

    [Fact]
    public async Task Folder_WithTheSources_CanBeNamed()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]).With("SWAMP_EXTENSIONS_DIR", Path.GetDirectoryName(machine.Write("other/README.md", ""))!);
        var r = await machine.RepositoryAsync("repo");
        machine.Write("elsewhere/extensions/models/thing.ts", Model.Replace("run: {", "run:   {", StringComparison.Ordinal));
        machine.Write("repo/manifest.yaml", Manifest.Replace("paths: { base: manifest }\n", "", StringComparison.Ordinal));

        var formatted = (await machine.OkAsync(r, "extension", "fmt", "manifest.yaml", "--extensions-dir", "../elsewhere", "--json")).Json;
        Assert.Equal(("fixed", 1, Model), ((string?)formatted["status"], (int)formatted["fileCount"]!, await File.ReadAllTextAsync(machine["elsewhere/extensions/models/thing.ts"], Token)));
        var pushed = (await machine.OkAsync(r, "extension", "push", "manifest.yaml", "--extensions-dir", "../elsewhere", "--json")).Json;
        Assert.Equal("@acme/thing", (string?)pushed["contents"]!["models"]![0]);
        var missing = await machine.RunAsync(r, "extension", "push", "manifest.yaml", "--extensions-dir", "none", "--json");
        Assert.Equal((1, "invalid_argument", $"--extensions-dir is no folder: {machine["repo/none"]}"), (missing.Exit, (string?)missing.ErrorJson["code"], (string?)missing.ErrorJson["error"]));
    }
}
