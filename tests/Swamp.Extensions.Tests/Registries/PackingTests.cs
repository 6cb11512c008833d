using Swamp.Engine.Errors;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Tests.Registries;

public sealed class PackingTests
{
    private const string Head = "manifestVersion: 1\nname: \"@test/pack\"\nversion: 2026.01.01.1\n";

    [Fact]
    public async Task Kinds_AllOfThem_AreInTheArchiveWithBundlesAndHelpers()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("one", "", top: "import \"./_lib/help.ts\"; import \"../vaults/_shared.ts\";");
        repository.Write("extensions/models/_lib/help.ts", "export {};");
        repository.Write("extensions/vaults/_shared.ts", "export {};");
        repository.Write("extensions/models/extra.json", "{}");
        repository.Write("extensions/reports/sum.ts", "export const report = { name: \"@test/sum\", description: \"Sums\", scope: \"method\", execute: async () => ({ markdown: \"\", json: {} }) };");
        repository.WriteCSharpModel("two", "");
        repository.Write("extensions/workflows/flow.yaml", "name: \"@test/flow\"\njobs: []\n");
        repository.Write("skills/audit/SKILL.md", "---\nname: audit\ndescription: Audits\n---\n");
        repository.Write("skills/audit/scripts/run.sh", "echo hi");
        repository.Write("LICENSE", "free");
        repository.Write("bin/tool", "\0binary");
        var manifest = repository.Write("manifest.yaml", Head + "models: [one.ts, two.cs]\nreports: [sum.ts]\nworkflows: [flow.yaml]\nskills: [audit]\ninclude: [extra.json]\nadditionalFiles: [LICENSE]\nbinaries: [./bin/tool]\nreleaseNotes: secret\n");

        var packed = await PackAsync(repository, manifest);

        Assert.Equal(
            [
                "bundles/one.js", "bundles/one.swamp.json", "files/LICENSE", "files/bin/tool", "manifest.yaml", "models/_lib/help.ts", "models/extra.json", "models/one.ts", "models/two.cs",
                "report-bundles/sum.js", "report-bundles/sum.swamp.json", "reports/sum.ts", "skills/audit/SKILL.md", "skills/audit/scripts/run.sh", "vaults/_shared.ts", "workflows/flow.yaml",
            ],
            packed.Files.Select(static f => f.Path));
        Assert.Equal(["@test/one", "@test/two"], packed.Contents.Models);
        Assert.Equal(["@test/sum", "@test/flow"], packed.Contents.Reports.Concat(packed.Contents.Workflows));
        Assert.True(packed.Files.Single(static f => f.Path == "files/bin/tool").IsExecutable);
        Assert.Contains(packed.Findings, static f => f.Rule == "skill-scripts");
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(packed.Files.Single(static f => f.Path == "manifest.yaml").Content.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workflows: [none.yaml]\n", "not_found", "Workflow file not found: none.yaml")]
    [InlineData("models: [none.ts]\n", "not_found", "Model file not found: none.ts")]
    [InlineData("workflows: [flow.yaml]\nadditionalFiles: [none]\n", "not_found", "Additional file not found: none")]
    [InlineData("workflows: [flow.yaml]\nadditionalFiles: [tool.exe]\n", "extension_refused", "travel only under 'binaries'")]
    [InlineData("workflows: [flow.yaml]\nadditionalFiles: [link.md]\n", "extension_refused", "is a link")]
    [InlineData("workflows: [flow.yaml]\nadditionalFiles: [.hidden.md]\n", "extension_refused", "hidden files cannot travel")]
    [InlineData("workflows: [flow.yaml]\nadditionalFiles: [large.txt]\n", "extension_refused", "which is too large")]
    [InlineData("workflows: [foreign.yaml]\n", "extension_refused", "must begin with @test/")]
    [InlineData("models: [helper.ts]\n", "extension_refused", "exports nothing that swamp knows")]
    [InlineData("models: [eval.ts]\n", "extension_refused", "runs text as code (eval(")]
    [InlineData("models: [outside.ts]\n", "extension_refused", "lies outside of the extension's folders")]
    [InlineData("skills: [none]\n", "not_found", "Skill directory not found: none")]
    [InlineData("skills: [bare]\n", "extension_refused", "has no front matter")]
    public async Task Rule_ThatIsBroken_IsNamed(string entries, string code, string words)
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/workflows/flow.yaml", "name: \"@test/flow\"\njobs: []\n");
        repository.Write("extensions/workflows/foreign.yaml", "name: \"@other/flow\"\njobs: []\n");
        repository.Write("extensions/models/helper.ts", "export const help = 1;");
        repository.Write("shared.ts", "export const x = 1;");
        repository.WriteModel("eval", "eval('1')");
        repository.WriteModel("outside", "", top: "import \"../../shared.ts\";");
        repository.Write("tool.exe", "x");
        repository.Write(".hidden.md", "x");
        repository.Write("large.txt", new string('x', 1_000_001));
        repository.Write("skills/bare/SKILL.md", "no front matter");
        File.CreateSymbolicLink(Path.Combine(repository.Root, "link.md"), Path.Combine(repository.Root, "shared.ts"));

        var error = (await Assert.ThrowsAsync<SwampException>(() => PackAsync(repository, repository.Write("manifest.yaml", Head + entries)))).Error;

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_ThatDoesNotLoad_IsNotPublished()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/bad.ts", "export const model = { type: \"@test/bad\", version: \"1\", methods: {} };");

        var error = (await Assert.ThrowsAsync<SwampException>(() => PackAsync(repository, repository.Write("manifest.yaml", Head + "models: [bad.ts]\n")))).Error;

        repository.WriteModel("old", "", more: "upgrades: [{ toVersion: \"2025.12.01.1\", description: \"x\", upgradeAttributes: (a) => a }],");
        var chain = (await Assert.ThrowsAsync<SwampException>(() => PackAsync(repository, repository.Write("manifest.yaml", Head + "models: [old.ts]\n")))).Error;
        Assert.Contains("its upgrades end at 2025.12.01.1, and its version is 2026.01.01.1", chain.Message, StringComparison.Ordinal);

        Assert.Equal(ErrorCodes.ExtensionRefused, error.Code);
        Assert.Contains("extensions/models/bad.ts cannot be published", error.Message, StringComparison.Ordinal);
    }

    private static Task<PackedExtension> PackAsync(ExtensionRepository repository, string manifest) =>
        repository.Session.Extensions.CreatePacker(repository.Session.Layout, repository.Session.Marker, home: null).PackAsync(manifest, TestContext.Current.CancellationToken);
}
