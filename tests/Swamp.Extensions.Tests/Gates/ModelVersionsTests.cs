using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Tests.Gates;

public sealed class ModelVersionsTests
{
    private const string Head = "manifestVersion: 1\nname: \"@test/pack\"\nversion: 2026.01.01.1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_InBothLanguages_SayTheirVersionsAndUpgrades_AlsoOutOfTheCache()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("one", "", more: "upgrades: [{ toVersion: \"2025.12.01.1\", description: \"x\", upgradeAttributes: (a) => a }, { toVersion: \"2026.01.01.1\", description: \"y\", upgradeAttributes: (a) => a }],");
        repository.WriteModel("two", "");
        repository.WriteCSharpModel("three", "await Task.CompletedTask;", members: "// [Upgrade(\"2027.01.01.1\")]\n[Upgrade(\"2025.12.01.1\")] public static JsonObject A(JsonObject x) => x;\n[Upgrade(\"2026.01.01.1\", Description = \"b\")] public static JsonObject B(JsonObject x) => x;");
        var manifest = repository.Write("manifest.yaml", Head + "models: [one.ts, two.ts, three.cs]\n");

        foreach (var isHit in new[] { false, true })
        {
            var packed = await PackAsync(repository, manifest);
            Assert.Equal(isHit, packed.CacheHit);
            Assert.Equal(
                [new PackedModel("@test/one", "2026.01.01.1", "2026.01.01.1"), new PackedModel("@test/two", "2026.01.01.1", null), new PackedModel("@test/three", "2026.01.01.1", "2026.01.01.1")], packed.Models);
            var record = ExtensionRecord.Of(packed, null, DateTimeOffset.UnixEpoch);
            Assert.Equal("@test/one @test/three @test/two", string.Join(' ', record.ModelVersions!.Keys));
        }
    }

    [Fact]
    public async Task Upgrades_InCSharpThatEndElsewhere_AreRefused()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("old", "await Task.CompletedTask;", members: "[Upgrade(\"2025.12.01.1\")] public static JsonObject A(JsonObject x) => x;");

        var error = (await Assert.ThrowsAsync<SwampException>(() => PackAsync(repository, repository.Write("manifest.yaml", Head + "models: [old.cs]\n")))).Error;

        Assert.Equal(ErrorCodes.ExtensionRefused, error.Code);
        Assert.Contains("models/old.cs: upgrade-chain: its upgrades end at 2025.12.01.1, and its version is 2026.01.01.1.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026.01.01.1", "2026.01.01.1", "2025.01.01.1", null, "version-drift", "")]
    [InlineData("2026.02.01.1", "2026.01.01.1", "2025.01.01.1", null, "", "version-bump-upgrade")]
    [InlineData("2026.02.01.1", "2026.01.01.1", "2025.01.01.1", "2026.01.01.1", "", "")]
    [InlineData("2026.02.01.1", "2026.01.01.1", "2026.01.01.1", null, "", "")]
    [InlineData("2026.02.01.1", "2026.01.01.1", null, null, "", "")]
    public void Version_OfAModel_IsComparedWithThePublishedOne(string manifest, string published, string? publishedModel, string? upgrade, string drift, string bump)
    {
        var packed = new PackedExtension
        {
            Manifest = Manifests(manifest),
            Archive = Array.Empty<byte>(),
            Digest = "sha256:0",
            Files = [],
            Contents = new PackedContents(),
            Findings = [],
            Models = [new PackedModel("@a/m", "2026.01.01.1", upgrade), new PackedModel("@a/new", "2026.01.01.1", null), new PackedModel("@a/unknown", null, null)],
        };
        var record = new ExtensionRecord { Name = "@a/b", Version = published, ModelVersions = publishedModel is null ? null : new Dictionary<string, string> { ["@a/m"] = publishedModel, ["@a/unknown"] = "2020.01.01.1" } };

        Assert.Equal(drift, string.Join(' ', ModelVersions.Drift(packed, record).Select(static i => i.Check)));
        Assert.Equal(bump, string.Join(' ', ModelVersions.WithoutUpgrades(packed, record).Select(static i => i.Check)));
        Assert.All(ModelVersions.Drift(packed, record).Concat(ModelVersions.WithoutUpgrades(packed, record)), static i => Assert.Contains("@a/m ", i.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Model(\"@a/b\", \"2026.01.01.1\")]", "2026.01.01.1", null)]
    [InlineData("[Swamp.Sdk.ModelAttribute(\n  \"@a/b\",\n  version: \"2026.01.01.1\", Reports = [\"@x/y\"])]", "2026.01.01.1", null)]
    [InlineData("[Model(\"@a/b\", Version)] [Upgrade(Version)]", null, null)]
    [InlineData("// [Model(\"@a/b\", \"1\")]\n[Model(\"@a/b\", \"2\")] [Obsolete, Upgrade(\"2\")] /* [Upgrade(\"9\")] */ [Upgrade(toVersion: \"1\")]", "2", "2")]
    [InlineData("var s = \"\"\"[Upgrade(\"3\")]\"\"\";", null, "3")]
    [InlineData("", null, null)]
    public void Text_InCSharp_GivesAwayWhatIsWrittenPlainly(string text, string? version, string? upgrade) =>
        Assert.Equal(new PackedModel("@a/b", version, upgrade), ModelVersions.OfCSharp("@a/b", [text, ""]));

    [Fact]
    public async Task Record_OfAnEarlierVersion_IsRead_AndLaterFieldsAreNotMinded()
    {
        var root = Directory.CreateTempSubdirectory("swamp-record-").FullName;
        try
        {
            var folder = Path.Combine(root, "@a", "b", "2026.01.01.1");
            Directory.CreateDirectory(folder);
            var registry = new FolderRegistry(root, "file:" + root);
            foreach (var (more, count) in new[] { ("", -1), (", \"modelVersions\": null", -1), (", \"modelVersions\": { \"@a/m\": \"2026.01.01.1\" }, \"ofTomorrow\": [1]", 1) })
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "extension.json"), $$"""{ "name": "@a/b", "version": "2026.01.01.1", "digest": "sha256:0", "contents": { "models": ["@a/m"] }{{more}} }""", Token);
                var record = await registry.ReadAsync("@a/b", "2026.01.01.1", Token);
                Assert.Equal((count, "@a/m"), (record.ModelVersions?.Count ?? -1, record.Contents.Models.Single()));
            }

            var json = JsonSerializer.Serialize(new ExtensionRecord { Name = "@a/b", Version = "2026.01.01.1" }, RegistryJsonContext.Default.ExtensionRecord);
            Assert.DoesNotContain("modelVersions", json, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static Extensions.Manifests.ExtensionManifest Manifests(string version) =>
        Extensions.Manifests.ManifestReader.Read("manifest.yaml", $"manifestVersion: 1\nname: \"@a/b\"\nversion: {version}\nworkflows: [w.yaml]\n");

    private static Task<PackedExtension> PackAsync(ExtensionRepository repository, string manifest) =>
        repository.Session.Extensions.CreatePacker(repository.Session.Layout, repository.Session.Marker, home: null).PackAsync(manifest, Token);
}
