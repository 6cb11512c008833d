using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Tests;

/// <summary>The rules of <c>manifest.yaml</c> (EXT-6 to EXT-9).</summary>
public sealed class ManifestTests
{
    private const string Good = "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.06.01.1\nmodels: [thing.ts]\n";

    [Fact]
    public void Manifest_WithEverything_IsRead()
    {
        var manifest = ManifestReader.Read("m", Good + """
            paths: { base: manifest }
            repository: https://example.test/acme/thing
            additionalFiles: [README.md]
            labels: [demo]
            dependencies: ["@swamp/base", "@swamp/other@2026.08.20.1"]
            homepage: ignored
            """);

        Assert.Equal(("@acme/thing", "2026.06.01.1", ManifestBase.Manifest), (manifest.Name, manifest.Version, manifest.Base));
        Assert.Equal(["@swamp/base", "@swamp/other@2026.08.20.1"], manifest.Dependencies);
    }

    [Theory]
    [InlineData("- a\n", "no YAML mapping")]
    [InlineData("name: x\n", "no manifestVersion")]
    [InlineData("manifestVersion: 2\nname: [\n", "Not valid YAML")]
    [InlineData("manifestVersion: 2\n", "unsupported manifestVersion 2")]
    [InlineData("manifestVersion: \"1\"\n", "unsupported manifestVersion")]
    public void Manifest_OfAnotherKind_IsRefusedBeforeAnythingElse(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<SwampException>(() => ManifestReader.Read("m", text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("name: Thing", "name: expected a name")]
    [InlineData("version: 2026.13.01.1", "version: 2026.13.01 is no date")]
    [InlineData("version: 1.0.0", "version: expected a version")]
    [InlineData("models: [../x.ts]", "models.0: '../x.ts' must be a relative path")]
    [InlineData("models: [/x.ts]", "models.0: '/x.ts'")]
    [InlineData("models: ['a\\..\\x.ts']", "models.0:")]
    [InlineData("models: [{ name: x }]", "models.0: expected text")]
    [InlineData("models: x.ts", "models: expected a list")]
    [InlineData("models: []", "At least one of models, workflows")]
    [InlineData("paths: { base: elsewhere }", "paths.base: expected typedDir or manifest")]
    [InlineData("paths: { bases: manifest }", "paths.bases: unknown key")]
    [InlineData("repository: nowhere", "repository: expected a URL")]
    [InlineData("dependencies: [thing]", "dependencies.0: 'thing' is no name")]
    [InlineData("labels: ['']", "labels.0: expected text")]
    public void Manifest_ThatBreaksARule_SaysWhere(string line, string expected)
    {
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var text = string.Join('\n', Good.Split('\n').Where(l => !l.StartsWith(key + ":", StringComparison.Ordinal)).Append(line));

        var error = Assert.Throws<SwampException>(() => ManifestReader.Read("m", text)).Error;

        Assert.StartsWith("Invalid extension manifest:\n  - ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_WithSeveralMistakes_ListsThemAll()
    {
        var error = Assert.Throws<SwampException>(() => ManifestReader.Read("m", $"manifestVersion: 1\nlabels: [{string.Join(", ", Enumerable.Range(0, 21))}]\nreleaseNotes: {new string('x', 5001)}\n"));

        Assert.Equal(1 + 2 + 21 + 1 + 1, error.Message.Split('\n').Length);
    }
}
