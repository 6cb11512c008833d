using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Yaml;

public class YamlEditTests
{
    private const string Definition = """
        # The web server of the team.
        # Ask ops before changing it.
        type: command/shell
        id: 0a1b2c3d-0000-4000-8000-000000000000   # never change
        name: "web"
        version: 1

        tags: {}   # none yet

        # What is common to all methods
        globalArguments:
          host: 'example.org'  # public
          port: 80
          # indentation of the list is ours
          zones:
          - a   # first
          - b

          # - c (retired)
        methods:
            execute:
                arguments:
                    run: |   # the script
                        echo one
                        echo two

                    retries: 3
        # the end

        """;

    [Fact]
    public void With_ScalarReplaced_ChangesNothingElse()
    {
        var edited = YamlDocument.Parse(Definition).With(["globalArguments", "port"], 8080).With(["name"], "api").With(["globalArguments", "host"], "a.example");
        Assert.Equal(Definition.Replace("port: 80", "port: 8080").Replace("\"web\"", "\"api\"").Replace("'example.org'", "'a.example'"), edited.Text);
    }

    [Fact]
    public void With_NewKeyAtTheEndOfANestedMapping_FollowsItsLastLine()
    {
        var edited = YamlDocument.Parse(Definition).With(["globalArguments", "debug"], true);
        Assert.Equal(Definition.Replace("  # - c (retired)\n", "  # - c (retired)\n  debug: true\n"), edited.Text);
    }

    [Fact]
    public void With_InsertAfter_PutsTheKeyThere()
    {
        var edited = YamlDocument.Parse(Definition).With(["driver"], "raw", insertAfter: "name");
        Assert.Equal(Definition.Replace("name: \"web\"\n", "name: \"web\"\ndriver: raw\n"), edited.Text);
    }

    [Fact]
    public void With_EmptyFlowMapping_BecomesABlockAndKeepsTheComment()
    {
        var edited = YamlDocument.Parse(Definition).With(["tags", "team"], "ops");
        Assert.Equal(Definition.Replace("tags: {}   # none yet\n", "tags: # none yet\n  team: ops\n"), edited.Text);
    }

    [Fact]
    public void With_ListItemAppended_KeepsTheListsOwnIndentation()
    {
        var edited = YamlDocument.Parse(Definition).With(["globalArguments", "zones", "2"], "c");
        Assert.Equal(Definition.Replace("  # - c (retired)\n", "  # - c (retired)\n  - c\n"), edited.Text);
    }

    [Fact]
    public void With_ScriptReplaced_KeepsTheBlockAndItsComment()
    {
        var edited = YamlDocument.Parse(Definition).With(["methods", "execute", "arguments", "run"], "echo three\n");
        Assert.Equal("echo three\n", edited.ToJson()!["methods"]!["execute"]!["arguments"]!["run"]!.GetValue<string>());
        Assert.Contains("run: | # the script\n", edited.Text);
        Assert.EndsWith("\n\n            retries: 3\n# the end\n", edited.Text);
    }

    [Fact]
    public void Without_KeyAndItem_RemovesOnlyTheirLines()
    {
        var edited = YamlDocument.Parse(Definition).Without(["globalArguments", "port"]).Without(["globalArguments", "zones", "0"]).Without(["nothing", "there"]);
        Assert.Equal(Definition.Replace("  port: 80\n", "").Replace("  - a   # first\n", ""), edited.Text);
    }

    [Fact]
    public void Without_LastKey_LeavesAnEmptyMapping() =>
        Assert.Equal("a: {}\nc: 1\n", YamlDocument.Parse("a:\n  b: 1\nc: 1\n").Without(["a", "b"]).Text);

    [Fact]
    public void MergedWith_SameContent_IsTheSameDocument()
    {
        var document = YamlDocument.Parse(Definition);
        Assert.Same(document, document.MergedWith(document.ToJsonObject()));
    }

    [Fact]
    public void MergedWith_WindowsLineBreaks_KeepsThem()
    {
        var edited = YamlDocument.Parse("a: 1\r\n# c\r\nb: 2\r\n").MergedWith(new JsonObject { ["a"] = new JsonObject { ["x"] = 1 }, ["b"] = 2, ["c"] = 3 });
        Assert.Equal("a:\r\n  x: 1\r\n# c\r\nb: 2\r\nc: 3\r\n", edited.Text);
    }

    [Fact]
    public void MergedWith_NewFirstKey_StandsFirst() =>
        Assert.Equal("type: t\nname: x\n", YamlDocument.Parse("name: x\n").MergedWith(new JsonObject { ["type"] = "t", ["name"] = "x" }).Text);

    [Fact]
    public void MergedWith_ItemsOfMappings_EditsInsideTheItem()
    {
        const string text = "steps:\n  - name: a   # one\n    run: x\n  - name: b\n    run: y # two\n";
        var desired = YamlDocument.Parse(text).ToJsonObject();
        desired["steps"]![0]!.AsObject().Remove("name");
        desired["steps"]![1]!["run"] = "z";
        desired["steps"]!.AsArray().Add(new JsonObject { ["name"] = "c", ["with"] = new JsonArray(1) });
        Assert.Equal(
            "steps:\n  - run: x\n  - name: b\n    run: z # two\n  - name: c\n    with:\n      - 1\n", YamlDocument.Parse(text).MergedWith(desired).Text);
    }

    [Fact]
    public void MergedWith_AliasAndMergeKey_AreKeptWhereTheyStillHold()
    {
        const string text = "base: &b\n  x: 1\n  y: 2\none:\n  <<: *b\n  z: 3\ntwo: *b\n";
        var document = YamlDocument.Parse(text);
        Assert.Equal(text.Replace("z: 3", "z: 4"), document.With(["one", "z"], 4).Text);
        Assert.Equal(text.Replace("  z: 3\n", "  x: 9\n  z: 3\n"), document.With(["one", "x"], 9).Text);
        Assert.Equal(text.Replace("two: *b", "two: 5"), document.With(["two"], 5).Text);
        Assert.Equal("""{"base":{"x":7,"y":2},"one":{"x":1,"y":2,"z":3},"two":{"x":1,"y":2}}""", document.With(["base", "x"], 7).ToJson()!.ToJsonString());
    }

    [Fact]
    public void With_PathThroughAScalar_IsRefused() =>
        Assert.Equal(ErrorCodes.InvalidArgument, Assert.Throws<SwampException>(() => YamlDocument.Parse("a: 1").With(["a", "b"], 1)).Code);

    [Fact]
    public void With_CommentsOnly_KeepsThem() => Assert.Equal("# c\na: 1\n", YamlDocument.Parse("# c").With(["a"], 1).Text);

    [Fact]
    public void MergedWith_CommentThatALineSeparatorEnds_StillGivesTheContent() =>
        Assert.Equal("a: 1\n", YamlDocument.Parse("# c\u0085- y\n").MergedWith(new JsonObject { ["a"] = 1 }).Text);

    [Fact]
    public void MergedWith_AnyDocumentAndAnyContent_GivesTheContent() =>
        Prop.ForAll(JsonGenerators.Object.Two().ToArbitrary(), static pair =>
        {
            var document = YamlDocument.Parse(YamlWriter.Write(pair.Item1));
            var edited = document.MergedWith(pair.Item2);
            return JsonEquality.AreEqual(edited.ToJson(), pair.Item2).Label($"{document.Text}\n=>\n{edited.Text}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(700));

    [Fact]
    public void MergedWith_SmallChangeOfACommentedDocument_KeepsEveryOtherComment() =>
        Prop.ForAll(ChangedDocument.ToArbitrary(), static change =>
        {
            var (text, desired) = change;
            var document = YamlDocument.Parse(text);
            var edited = document.MergedWith(desired);
            var lost = text.Split('\n').Where(static line => line.TrimStart().StartsWith("# k", StringComparison.Ordinal)).Where(line => !edited.Text.Contains(line));
            return (JsonEquality.AreEqual(edited.ToJson(), desired) && !lost.Any()).Label($"{text}\n=> {desired.ToJsonString()} =>\n{edited.Text}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(700));

    [Fact]
    public void MergedWith_AnyParsableText_GivesTheContent() =>
        Prop.ForAll(YamlDocumentTests.Soup.Zip(JsonGenerators.Object).ToArbitrary(), static pair =>
        {
            YamlDocument document;
            try
            {
                document = YamlDocument.Parse(pair.Item1);
                document.ToJson();
            }
            catch (SwampException)
            {
                return true;
            }

            return JsonEquality.AreEqual(document.MergedWith(pair.Item2).ToJson(), pair.Item2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    // A document of two levels with a comment line above every top key and behind some values; one top-level value is changed, added or removed.
    private static Gen<(string Text, JsonObject Desired)> ChangedDocument { get; } =
        from content in JsonGenerators.Object.Where(static map => map.Count > 1)
        from which in Gen.Choose(0, 1000)
        from value in JsonGenerators.Value
        from kind in Gen.Choose(0, 2)
        select Change(content, which, value, kind);

    private static (string Text, JsonObject Desired) Change(JsonObject content, int which, JsonNode? value, int kind)
    {
        var number = 0;
        var text = string.Concat(content.Select(pair => $"# k{number++}.\n{YamlWriter.Write(new JsonObject { [pair.Key] = pair.Value?.DeepClone() })}\n"));
        // A literal block that keeps its trailing lines owns the blank line behind it: what is read is what counts.
        var desired = YamlDocument.Parse(text).ToJsonObject();
        var key = desired.ElementAt(which % desired.Count).Key;
        switch (kind)
        {
            case 0:
                desired[key] = value?.DeepClone();
                break;
            case 1:
                desired.Remove(key);
                break;
            default:
                desired["added key"] = value?.DeepClone();
                break;
        }

        return (text, desired);
    }
}
