namespace Swamp.Cli.Tests.Registries;

/// <summary>An extension before it is published: how it is written, and how good it is to use.</summary>
public sealed class QualityTests
{
    private const string Model = """
        import { z } from "npm:zod@4";
        import { one } from "./_lib/one.ts";
        export const model = {
            type: "@acme/thing",
          version: "2026.01.01.1",
          methods: { run: { description: "Runs", arguments: z.object({}), execute: async () => { await Promise.resolve(one); } } },
        };
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sources_ThatAreBadlyWritten_AreFoundAndMended()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.Write("src/manifest.yaml", "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.01.01.1\npaths: { base: manifest }\nmodels: [thing.ts]\n");
        machine.Write("src/thing.ts", Model);
        machine.Write("src/_lib/one.ts", "export const one   = 1\n");
        machine.Write("src/other.ts", "const  not = 'ours'");

        var failed = await machine.RunAsync(r, "extension", "fmt", manifest, "--check", "--json");
        Assert.Equal((1, "failed", 2), (failed.Exit, (string?)failed.Json["status"], (int)failed.Json["fileCount"]!));
        Assert.Equal("fmt", (string?)failed.Json["issues"]![0]!["check"]);
        Assert.Contains("one   = 1", await File.ReadAllTextAsync(machine["src/_lib/one.ts"], Token), StringComparison.Ordinal);

        var mended = (await machine.OkAsync(r, "extension", "fmt", manifest, "--json")).Json;
        Assert.Equal(("fixed", 0), ((string?)mended["status"], mended["remainingIssues"]!.AsArray().Count));
        Assert.Equal("export const one = 1;\n", await File.ReadAllTextAsync(machine["src/_lib/one.ts"], Token));
        Assert.Equal("const  not = 'ours'", await File.ReadAllTextAsync(machine["src/other.ts"], Token));
        Assert.Equal("passed", (string?)(await machine.OkAsync(r, "extension", "fmt", manifest, "--check", "--json")).Json["status"]);

        // What the linter cannot mend remains, and is said.
        machine.Write("src/_lib/one.ts", "export const one: any = 1;\n");
        var partial = await machine.RunAsync(r, "extension", "fmt", manifest, "--json");
        Assert.Equal((1, "partial", "lint"), (partial.Exit, (string?)partial.Json["status"], (string?)partial.Json["remainingIssues"]![0]!["check"]));
        Assert.Contains("no-explicit-any", (await machine.RunAsync(r, "extension", "fmt", manifest, "--check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_WithoutTypeScript_HasNothingToFormat()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");

        var result = (await machine.OkAsync(r, "extension", "fmt", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--json")).Json;

        Assert.Equal(("passed", 0), ((string?)result["status"], (int)result["fileCount"]!));
    }

    [Fact]
    public async Task Score_OfAPoorAndOfAGoodExtension_SaysWhatIsMissing()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.WriteExtension("@acme/flows", "2026.01.01.1");

        var poor = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;
        Assert.Equal(("failed", 3, 7, 14, 14, 0, 50), (
            (string?)poor["status"], (int)poor["rubricVersion"]!, (int)poor["earnedPoints"]!, (int)poor["maxEarnablePoints"]!, (int)poor["maxClientEarnablePoints"]!, (int)poor["provisionalPoints"]!, (int)poor["percentage"]!));
        Assert.Equal(
            "has-readme:missing readme-example:missing rich-readme:missing symbols-docs:earned fast-check:earned description:earned platforms:earned has-license:missing repository-verified:missing dependency-trust:earned",
            string.Join(' ', poor["factors"]!.AsArray().Select(static f => $"{f!["id"]}:{f["status"]}")));
        Assert.Contains("README.md", (string?)poor["factors"]![0]!["remediation"], StringComparison.Ordinal);

        var folder = Path.GetRelativePath(machine.Root, Path.GetDirectoryName(manifest)!);
        machine.Write($"{folder}/README.md", $"# Flows\n\n```sh\nswamp workflow run @acme/flows-flow\n```\n\n{new string('x', 40)} {string.Join(' ', Enumerable.Repeat("word", 120))}\n\n```yaml\na: 1\n```\n");
        machine.Write($"{folder}/LICENSE", "Do what you like.\n");
        await File.AppendAllTextAsync(manifest, "additionalFiles: [README.md, LICENSE]\nrepository: https://codeberg.org/acme/flows\n", Token);
        var good = (await machine.OkAsync(r, "extension", "quality", manifest, "--json")).Json;
        Assert.Equal(("passed", true, 12, 12, 2, 100), (
            (string?)good["status"], (bool)good["allPassed"]!, (int)good["earnedPoints"]!, (int)good["maxClientEarnablePoints"]!, (int)good["provisionalPoints"]!, (int)good["percentage"]!));
        Assert.Equal((string?)(await machine.OkAsync(r, "extension", "push", manifest, "--dry-run", "--json")).Json["digest"], (string?)good["digest"]);
        Assert.True(Directory.Exists(machine[$"repo/.swamp/cache/packages/{good["cacheHash"]}"]));
        Assert.Contains("12 of 12 points (100 %)", (await machine.OkAsync(r, "extension", "quality", manifest)).Output, StringComparison.Ordinal);
    }
}
