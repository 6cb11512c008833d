using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Tests.Gates;

public sealed class ReviewReportsTests : IDisposable
{
    private static readonly string[] Pieces = ["extension", "version", "reviewedAt", "dimensions", "id", "verdict", "note", "pass", "issue", "2026-01-01T00:00:00Z", "@acme/thing", "\\ud800", "error-handling"];
    private readonly string root = Directory.CreateTempSubdirectory("swamp-review-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Report_ThatIsMissing_IsOneFindingWithASkeletonOfWhatTheKindsAskFor()
    {
        var packed = Packed(("models", "a.ts"), ("vaults", "b.ts"));
        var finding = Assert.Single(Reports.Check(packed, "2026.01.01.1"));

        Assert.Equal(("adversarial-review-report", "adversarial-review", "medium", Reports.PathOf(packed)), (finding.RuleId, finding.Dimension, finding.Severity, finding.File));
        Assert.Matches("^/.*/swamp-extension-review/_acme_thing-[0-9a-f]{64}\\.json$", finding.File);
        var ids = finding.Skeleton!.Dimensions.Select(static d => d.Id).ToList();
        Assert.Equal(8 + 7 + 4, ids.Count);
        Assert.Contains("published-surface-hygiene", ids);
        Assert.Contains("vault-get-throws", ids);
        Assert.DoesNotContain("driver-duration", ids);
        Assert.All(finding.Skeleton.Dimensions, static d => Assert.Equal("pending", d.Verdict));
        Assert.Equal(8 + 5, ReviewDimensionsOf(("drivers", "a.ts")));
        Assert.Equal(8 + 5, ReviewDimensionsOf(("datastores", "a.cs")));
        Assert.Equal(8, ReviewDimensionsOf(("reports", "a.ts")));

        // What has no code is reviewed by whoever wants to.
        Assert.Empty(Reports.Check(Packed(), "2026.01.01.1"));
    }

    [Fact]
    public void Report_ThatIsFilledIn_SaysNothing_AndElseWhatIsOpen()
    {
        var packed = Packed(("reports", "a.ts"));
        Write(packed, static _ => { });
        Assert.Empty(Reports.Check(packed, "2026.01.01.1"));

        Write(packed, static r => r["dimensions"]![0]!["verdict"] = "issue");
        Assert.Equal(["adversarial-review-dimension-issue credentials-secrets The review found fault with credentials-secrets."], Said(packed));
        Write(packed, static r => (r["dimensions"]![0]!["verdict"], r["dimensions"]![0]!["note"]) = ("issue", "It logs the token"));
        Assert.EndsWith(": It logs the token.", Said(packed).Single(), StringComparison.Ordinal);
        Write(packed, static r => (r["dimensions"]![0]!["verdict"], r["dimensions"]![1]!["verdict"]) = ("pending", "na"));
        Assert.Equal(["adversarial-review-report adversarial-review The review report leaves open credentials-secrets."], Said(packed));
        Write(packed, static r => r["dimensions"]!.AsArray().RemoveAt(7));
        Assert.EndsWith("says nothing about published-surface-hygiene.", Said(packed).Single(), StringComparison.Ordinal);
        Write(packed, static r => r["extension"] = "@other/thing");
        Assert.EndsWith("is that of @other/thing 2026.01.01.1.", Said(packed).Single(), StringComparison.Ordinal);
        Write(packed, static r => r["version"] = "2025.01.01.1");
        Assert.Single(Said(packed));
        Write(packed, static r => r["dimensions"]!.AsArray().Add(new JsonObject { ["id"] = "of-tomorrow", ["verdict"] = "pass" }));
        Assert.Empty(Said(packed));
    }

    [Fact]
    public void Report_IsThatOfTheSources_WhateverTheirVersion()
    {
        var packed = Packed(("reports", "a.ts"));
        var path = Reports.PathOf(packed);

        Assert.Equal(path, Reports.PathOf(packed with { Manifest = packed.Manifest with { Version = "2026.02.01.1" } }));
        Assert.Equal(path, Reports.PathOf(packed with { Files = [.. packed.Files, new ArchiveFile("report-bundles/a.js", "x"u8.ToArray())] }));
        Assert.NotEqual(path, Reports.PathOf(packed with { Files = [.. packed.Files, new ArchiveFile("reports/b.ts", "x"u8.ToArray())] }));
        Assert.NotEqual(path, Reports.PathOf(packed with { Manifest = packed.Manifest with { Description = "another" } }));
    }

    [Theory]
    [InlineData("{\n  \"extension\": @\n}", "line 2, column 16 is not JSON")]
    [InlineData("", "line 1, column 1 is not JSON")]
    [InlineData("[]", "an object is wanted")]
    [InlineData("{}", "extension: text is wanted; version: text is wanted; reviewedAt: text is wanted; dimensions: a list is wanted")]
    [InlineData("""{"extension":"@acme/thing","version":"2026.01.01.1","reviewedAt":"","dimensions":[]}""", "reviewedAt: no time")]
    [InlineData("""{"extension":"@acme/thing","version":"2026.01.01.1","reviewedAt":"2026-01-01","dimensions":[7,{"id":"a","verdict":"good"},{"id":"a","verdict":"pass","note":1}]}""",
        "dimensions[0]: an object is wanted; dimensions[1].verdict: one of pass, issue, na, pending is wanted; dimensions[2].note: text is wanted; dimensions[2].id: 'a' is there already")]
    [InlineData("""{"extension":"\ud800","version":"1","reviewedAt":"","dimensions":[]}""", "it holds text that is none")]
    public void Report_ThatIsNone_SaysWhere(string text, string words)
    {
        var packed = Packed(("reports", "a.ts"));
        Put(packed, Encoding.UTF8.GetBytes(text));
        Assert.Contains(words, Said(packed).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ThatCannotBeRead_IsAFinding()
    {
        var packed = Packed(("reports", "a.ts"));
        Put(packed, new byte[(1 << 20) + 1]);
        Assert.Contains("at most 1048576 are read", Said(packed).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfAnyBytes_IsReadOrRefused()
    {
        Prop.ForAll(Gen.Choose(0, 255).Select(static b => (byte)b).ListOf().ToArbitrary(), static bytes => Assert.NotNull(ReviewReports.Parse(bytes.ToArray()).Problems)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Prop.ForAll(Gen.Sized(static size => Value(Math.Min(size, 4))).ToArbitrary(), static text =>
        {
            var (report, problems) = ReviewReports.Parse(Encoding.UTF8.GetBytes(text));
            Assert.Equal(report is null, problems.Count > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData("SWAMP_EXTENSION_REVIEW_DIR TMPDIR TMP TEMP", "/SWAMP_EXTENSION_REVIEW_DIR")]
    [InlineData("TMPDIR TMP TEMP", "/TMPDIR")]
    [InlineData("TMP TEMP", "/TMP")]
    [InlineData("TEMP", "/TEMP")]
    [InlineData("", "/tmp")]
    public void Folder_IsThatOfTheFirstVariable(string variables, string root)
    {
        var environment = SwampEnvironment.From(variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static v => v, static v => "/" + v));
        Assert.StartsWith(root + "/swamp-extension-review/_acme_thing-", new ReviewReports(environment).PathOf(Packed()), StringComparison.Ordinal);
    }

    private ReviewReports Reports => new(SwampEnvironment.From(new Dictionary<string, string> { ["TMPDIR"] = root }));

    private IEnumerable<string> Said(PackedExtension packed) => Reports.Check(packed, "2026.01.01.1").Select(static f => $"{f.RuleId} {f.Dimension} {f.Message}");

    private int ReviewDimensionsOf(params (string Kind, string File)[] entries) => Reports.Check(Packed(entries), "2026.01.01.1").Single().Skeleton!.Dimensions.Count;

    private void Put(PackedExtension packed, byte[] content)
    {
        var path = Reports.PathOf(packed);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>The skeleton, filled in.</summary>
    private void Write(PackedExtension packed, Action<JsonObject> change)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Reports.PathOf(packed))!);
        File.Delete(Reports.PathOf(packed));
        var skeleton = Reports.Check(packed, "2026.01.01.1").Single().Skeleton!;
        var report = new JsonObject
        {
            ["extension"] = skeleton.Extension,
            ["version"] = skeleton.Version,
            ["reviewedAt"] = "2026-01-01T12:00:00Z",
            ["dimensions"] = new JsonArray([.. skeleton.Dimensions.Select(static d => new JsonObject { ["id"] = d.Id, ["verdict"] = "pass" })]),
        };
        change(report);
        Put(packed, Encoding.UTF8.GetBytes(report.ToJsonString()));
    }

    private static PackedExtension Packed(params (string Kind, string File)[] entries) => new()
    {
        Manifest = ManifestReader.Read("manifest.yaml", "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.01.01.1\nworkflows: [w.yaml]\n"),
        Archive = Array.Empty<byte>(),
        Digest = "sha256:0",
        Files = [new ArchiveFile("manifest.yaml", "x"u8.ToArray()), .. entries.Select(static e => new ArchiveFile($"{e.Kind}/{e.File}", Encoding.UTF8.GetBytes(e.File)))],
        Contents = new PackedContents(),
        Findings = [],
        Entries = [.. entries.Select(static e => new PackedEntry(e.Kind, $"{e.Kind}/{e.File}", "/none"))],
    };

    private static Gen<string> Value(int depth)
    {
        var plain = Gen.Elements(Pieces).Select(static p => $"\"{p}\"").Or(Gen.Elements("null", "true", "7", "\"\"", "[]", "{}"));
        if (depth == 0)
        {
            return plain;
        }

        var list = Value(depth - 1).ListOf().Select(static l => $"[{string.Join(',', l)}]");
        var member = from key in Gen.Elements(Pieces) from value in Value(depth - 1) select $"\"{key}\":{value}";
        return plain.Or(list).Or(member.ListOf().Select(static m => $"{{{string.Join(',', m)}}}"));
    }
}
