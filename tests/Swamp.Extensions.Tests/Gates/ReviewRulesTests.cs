using System.Text;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Tests.Gates;

public sealed class ReviewRulesTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("swamp-rules-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("z.object({}).passthrough()", 1)]
    [InlineData("z\n  .object({ /* nothing */ })\n  .loose()", 1)]
    [InlineData("z.looseObject({})", 1)]
    [InlineData("z.object({ a: z.string() }).passthrough()", 0)]
    [InlineData("z.object({})", 0)]
    [InlineData("'z.object({}).passthrough()'", 0)]
    [InlineData("1 // z.object({}).passthrough()", 0)]
    public void Schema_ThatLetsEverythingThrough_IsFoundInModels(string code, int count)
    {
        Assert.Equal(count, Of("schema-strictness", ("models/a.ts", $"export const model = {{}};\nconst s = {code};\n")).Count);
        Assert.Empty(Of("schema-strictness", ("vaults/a.ts", $"const s = {code};\n")));
    }

    [Theory]
    [InlineData("password: z.string()", "password")]
    [InlineData("apiKey: z\n    .string()\n    .min(1),", "apiKey")]
    [InlineData("\"access-key\": z.string(),", "access-key")]
    [InlineData("CLIENT_SECRET: z.string().optional()", "CLIENT_SECRET")]
    [InlineData("dbConnectionString: z.string().describe(\"not sensitive: true\")", null)]
    [InlineData("password: z.string().meta({ sensitive: true })", null)]
    [InlineData("password: z\n    .string()\n    // why\n    .meta({\n      sensitive: true,\n    }),", null)]
    [InlineData("credentials: z.object({ user: z.string(), password: z.string().meta({ sensitive: true }) })", null)]
    [InlineData("hasPassword: z.boolean(), password: z.boolean(), token: z.coerce.number(), secret: z.literal(\"x\")", null)]
    [InlineData("tokenUrl: z.string(), maxTokens: z.string(), secretName: z.string(), accessKeyId: z.string(), passwordPolicy: z.string()", null)]
    [InlineData("password: string", null)]
    [InlineData("note: z.string().describe(\"password: z.string()\") // token: z.string()", null)]
    public void Field_ThatSoundsLikeASecret_IsToBeMarked(string field, string? name)
    {
        var code = $"const schema = z.object({{\n  {field}\n}});\n";
        foreach (var path in new[] { "models/a.ts", "vaults/b.ts", "models/_lib/c.ts" })
        {
            var found = Of("credentials-sensitive-field", (path, code));
            Assert.Equal(name is null ? [] : [$"Line 2: '{name}' sounds like a secret and is not marked; add .meta({{ sensitive: true }})."], found.Select(static f => f.Message));
        }

        Assert.Empty(Of("credentials-sensitive-field", ("reports/a.ts", code)));
    }

    [Theory]
    [InlineData("public sealed record Settings(string Host, string Password);", "Password")]
    [InlineData("record Login<T>(\n    [property: Range(1, 2)] int A,\n    string? ApiKey = null);", "ApiKey")]
    [InlineData("class A { public required string Token { get; init; } }", "Token")]
    [InlineData("record Settings([property: Sensitive] string Password, [Sensitive, Other(\"a]\")] string Token);", null)]
    [InlineData("class A { [Sensitive]\n public string Secret { get; set; } = \"\"; }", null)]
    [InlineData("record Settings(bool HasPassword, int Token, string TokenUrl, Dictionary<string, string> Labels);", null)]
    [InlineData("void Run(string password) {} // record A(string Password)", null)]
    [InlineData("const string A = \"record B(string Password)\";", null)]
    public void Parameter_OfARecordInCSharp_IsToBeMarked(string code, string? name)
    {
        var found = Of("credentials-sensitive-field", ("models/a.cs", code)).Concat(Of("credentials-sensitive-field", ("vaults/a.cs", code)));
        Assert.All(found, f => Assert.Contains($"'{name}'", f.Message, StringComparison.Ordinal));
        Assert.Equal(name is null ? 0 : 2, found.Count());
    }

    [Fact]
    public void Resource_InCSharpWithoutAShape_IsFound()
    {
        var found = Of("schema-strictness", ("models/a.cs", "new ResourceSpec<JsonNode>(\"a\");\nResourceSpec<System.Text.Json.Nodes.JsonObject> b;\nResourceSpec<Dictionary<string, object>> c; ResourceSpec<Thing> d;"));
        Assert.Equal(["Line 1: the resource takes any JsonNode; a record would say what it holds.", "Line 2: the resource takes any JsonObject; a record would say what it holds.",
            "Line 3: the resource takes any Dictionary<string, object>; a record would say what it holds."], found.Select(static f => f.Message));
    }

    [Fact]
    public void Entry_WithoutATestBesideIt_IsFound_InTypeScript()
    {
        File.WriteAllText(Path.Combine(root, "tested_test.ts"), "");
        var found = Of("testing-completeness", ("models/tested.ts", ""), ("reports/bare.ts", ""), ("models/code.cs", ""), ("models/tested_test.ts", ""), ("models/_lib/x.ts", ""));
        Assert.Equal(["reports/bare.ts: It has no bare_test.ts beside it."], found.Select(static f => $"{f.File}: {f.Message}"));
    }

    [Fact]
    public void Driver_ThatForwardsNoLog_IsFound()
    {
        Assert.Equal(["low"], Of("driver-log-forwarding", ("drivers/a.ts", "// onLog\n")).Select(static f => f.Severity));
        Assert.Equal(["low"], Of("driver-log-forwarding", ("drivers/a.cs", "// context.Log(line)\n")).Select(static f => f.Severity));
        Assert.Empty(Of("driver-log-forwarding", ("drivers/a.ts", "callbacks?.onLog?.(line);")));
        Assert.Empty(Of("driver-log-forwarding", ("drivers/a.ts", "forward(callbacks);"), ("drivers/_lib/x.ts", "callbacks.onLog(line);")));
        Assert.Empty(Of("driver-log-forwarding", ("drivers/a.cs", "context.Log(line);")));
    }

    private List<ReviewFinding> Of(string rule, params (string Path, string Text)[] files)
    {
        var all = files.Select(static f => new ArchiveFile(f.Path, Encoding.UTF8.GetBytes(f.Text))).ToList();
        var packed = new PackedExtension
        {
            Manifest = ManifestReader.Read("manifest.yaml", "manifestVersion: 1\nname: \"@a/b\"\nversion: 2026.01.01.1\nworkflows: [w.yaml]\n"),
            Archive = Array.Empty<byte>(),
            Digest = "sha256:0",
            Files = all,
            Contents = new PackedContents(),
            Findings = [],
            Entries = [.. all.Where(static f => !f.Path.Contains("/_", StringComparison.Ordinal) && !f.Path.EndsWith("_test.ts", StringComparison.Ordinal))
                .Select(f => new PackedEntry(f.Path.Split('/')[0], f.Path, Path.Combine(root, Path.GetFileName(f.Path))))],
        };
        return [.. ReviewRules.Of(packed).Where(f => f.RuleId == rule)];
    }
}
