using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Tests.Schemas;

/// <summary>The official test suite of draft 2020-12.</summary>
public class JsonSchemaSuiteTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Schemas", "Suite");

    /// <summary>What is left out, and why. A group, or one test of a group.</summary>
    private static readonly Dictionary<string, string> NotRun = new(StringComparer.Ordinal)
    {
        ["defs"] = MetaSchema,
        ["ref/remote ref, containing refs itself"] = MetaSchema,
        ["ref/URN base URI with f-component"] = MetaSchema,
        ["anchor/invalid anchors"] = MetaSchema,
        ["id/Invalid use of fragments in location-independent $id"] = MetaSchema,
        ["id/Valid use of empty fragments in location-independent $id"] = MetaSchema,
        ["id/Unnormalized $ids are allowed but discouraged"] = MetaSchema,
        [@"optional/ecmascript-regex/\a is not an ECMA 262 control escape"] = MetaSchema,
        ["vocabulary"] = "$vocabulary has no effect: there is one dialect.",
        ["optional/format-assertion"] = "Whether formats are asserted is an option of ours, not of a vocabulary.",
        ["optional/dependencies-compatibility"] = "'dependencies' of older drafts is not part of 2020-12.",
        ["optional/format/idn-email"] = Format,
        ["optional/format/idn-hostname"] = Format,
        ["optional/format/iri"] = Format,
        ["optional/format/iri-reference"] = Format,
        ["optional/format/uri-template"] = Format,
        ["optional/format/relative-json-pointer"] = Format,
    };

    private const string MetaSchema = "The meta-schema is not shipped and nothing is fetched.";
    private const string Format = "This format only describes.";

    public static TheoryData<string> Files
    {
        get
        {
            var tests = Path.Combine(Folder, "tests");
            return new TheoryData<string>(Directory.EnumerateFiles(tests, "*.json", SearchOption.AllDirectories)
                .Select(file => Path.ChangeExtension(Path.GetRelativePath(tests, file), null).Replace('\\', '/'))
                .Where(static name => !NotRun.ContainsKey(name))
                .Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Validate_OfficialSuite_AgreesWithEveryTest(string file)
    {
        var options = new JsonSchemaOptions { AssertFormats = file.StartsWith("optional/format/", StringComparison.Ordinal), Documents = Remotes() };
        var failures = new List<string>();
        foreach (var group in JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "tests", file + ".json")))!.AsArray())
        {
            var name = $"{file}/{group!["description"]}";
            if (!NotRun.ContainsKey(name))
            {
                Run(group, name, options, failures);
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void NotRun_Entries_AllExist()
    {
        var tests = Path.Combine(Folder, "tests");
        foreach (var name in NotRun.Keys.Where(name => !File.Exists(Path.Combine(tests, name + ".json"))))
        {
            var file = name[..name.IndexOf('/', name.StartsWith("optional/", StringComparison.Ordinal) ? 9 : 0)];
            var groups = JsonNode.Parse(File.ReadAllText(Path.Combine(tests, file + ".json")))!.AsArray();
            Assert.Contains(groups, group => name == $"{file}/{group!["description"]}");
        }
    }

    private static void Run(JsonNode group, string name, JsonSchemaOptions options, List<string> failures)
    {
        try
        {
            var schema = JsonSchema.Compile(group["schema"], options);
            foreach (var test in group["tests"]!.AsArray())
            {
                var expected = test!["valid"]!.GetValue<bool>();
                var violations = schema.Validate(test["data"]);
                if (!NotRun.ContainsKey($"{name}/{test["description"]}") && (violations.Count == 0) != expected)
                {
                    failures.Add($"{name}/{test["description"]}: expected {expected}; {string.Join("; ", violations)}");
                }
            }
        }
        catch (SwampException exception)
        {
            failures.Add($"{name}: {exception.Message}");
        }
    }

    private static Dictionary<string, JsonNode> Remotes()
    {
        var remotes = Path.Combine(Folder, "remotes");
        return Directory.EnumerateFiles(remotes, "*.json", SearchOption.AllDirectories).ToDictionary(
            file => "http://localhost:1234/" + Path.GetRelativePath(remotes, file).Replace('\\', '/'), static file => JsonNode.Parse(File.ReadAllText(file))!, StringComparer.Ordinal);
    }
}
