using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Extensions.Auditing;

namespace Swamp.Extensions.Tests.Auditing;

/// <summary>What strangers answer may have any shape.</summary>
public sealed class ForeignDocumentTests
{
    private static readonly string[] Keys = ["versions", "dist-tags", "time", "license", "licenses", "maintainers", "deprecated", "vulns", "id", "severity", "database_specific", "withdrawn", "summary", "latest", "1.0.0", "type"];

    [Fact]
    public void Document_OfAnyShape_IsReadOrRefused() => Prop.ForAll(Documents().ToArbitrary(), static text =>
    {
        using var document = JsonDocument.Parse(text);
        foreach (var read in new Action[] { () => NpmFacts.Read(document.RootElement, null), () => NpmFacts.Read(document.RootElement, "^1"), () => Vulnerability.ReadAll(document.RootElement) })
        {
            try
            {
                read();
            }
            catch (JsonException)
            {
                // Said to be none.
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Facts_OfAVersion_AreThoseOfItAndElseOfThePackage()
    {
        using var document = JsonDocument.Parse("""
            {
              "license": { "type": "ISC" },
              "dist-tags": { "latest": "1.0.0", "next": "2.0.0-rc.1", "broken": "9.9.9" },
              "versions": { "1.0.0": { "licenses": [{ "type": "MIT" }, { "type": "BSD-3-Clause" }] }, "1.5.0": { "deprecated": true }, "2.0.0-rc.1": { "license": "0BSD", "deprecated": "" } },
              "time": { "modified": "2030-01-01T00:00:00Z", "1.0.0": "2020-01-01T00:00:00Z", "1.5.0": "2021-01-01T00:00:00Z", "0.9.0": "2029-01-01T00:00:00Z" },
              "maintainers": []
            }
            """);
        NpmFacts Of(string? range) => NpmFacts.Read(document.RootElement, range);

        Assert.Equal(("1.0.0", "MIT OR BSD-3-Clause", 2021), (Of(null).Version, Of(null).License, Of(null).LastPublished!.Value.Year));
        Assert.Equal(("1.5.0", "ISC", "no reason is given"), (Of("^1").Version, Of("^1").License, Of("^1").Deprecated));
        Assert.Equal(("2.0.0-rc.1", "0BSD", null), (Of("next").Version, Of("next").License, Of("next").Deprecated));
        Assert.Equal((null, null, false), (Of("broken").Version, Of("3").Version, Of(null).HasMaintainers));
        using var mirror = JsonDocument.Parse("""{ "versions": { "1.0.0": {} } }""");
        Assert.Equal(new NpmFacts("1.0.0", null, null, null, null), NpmFacts.Read(mirror.RootElement, "1"));
    }

    private static Gen<string> Documents() => Gen.Sized(static size => Value(Math.Min(size, 4)));

    private static Gen<string> Value(int depth)
    {
        var plain = Gen.Elements("null", "true", "7", "-1e9", "\"\"", "\"1.0.0\"", "\"HIGH\"", "\"2026-01-01T00:00:00Z\"", "[]", "{}");
        if (depth == 0)
        {
            return plain;
        }

        var list = Gen.ListOf(Value(depth - 1), 3).Select(static l => $"[{string.Join(',', l)}]");
        var map = Gen.ListOf(Gen.Elements(Keys).SelectMany(k => Value(depth - 1), static (k, v) => $"\"{k}\":{v}"), 5).Select(static l => $"{{{string.Join(',', l)}}}");
        return Gen.OneOf(plain, list, map, map, map);
    }
}
