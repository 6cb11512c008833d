using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Agents.Settings;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Tests.Agents;

public sealed class JsonTextTests
{
    [Fact]
    public void EnsureItem_FileWithCommentsAndTrailingCommas_KeepsEveryCharacter()
    {
        var text = """
            {
                // my permissions
                "permissions": {
                    "allow": [
                        "Bash(ls:*)", // harmless
                        /* , */
                    ],
                },
                "model": "x" // last
            }

            """;
        var json = JsonText.Parse(text, "s.json");

        json.EnsureItem(["permissions", "allow"], "Bash(swamp:*)", static _ => false);
        json.EnsureItem(["hooks", "PostToolUse"], new JsonObject { ["matcher"] = "Bash" }, static _ => false);

        Assert.Equal(
            """
            {
                // my permissions
                "permissions": {
                    "allow": [
                        "Bash(ls:*)", // harmless
                        /* , */
                        "Bash(swamp:*)"
                    ],
                },
                "model": "x", // last
                "hooks": {
                    "PostToolUse": [
                        {
                            "matcher": "Bash"
                        }
                    ]
                }
            }

            """,
            json.ToString());
    }

    [Fact]
    public void EnsureItem_ItemThere_ChangesNothing()
    {
        var json = JsonText.Parse("{\"a\": [1, 2]}", "s.json");

        json.EnsureItem(["a"], 2, static item => item!.GetValue<int>() == 2);

        Assert.Equal("{\"a\": [1, 2]}", json.ToString());
    }

    [Fact]
    public void EnsureValue_UsersValue_StaysAndIsReturned()
    {
        var json = JsonText.Parse("{\"chat.defaultAgent\": \"mine\"}", "s.json");

        Assert.Equal("mine", json.EnsureValue(["chat.defaultAgent"], "swamp")!.GetValue<string>());
        Assert.Equal("{\"chat.defaultAgent\": \"mine\"}", json.ToString());
    }

    [Theory]
    [InlineData("{\"hooks\": []}", 1, 11)]
    [InlineData("{\n \"hooks\": \"x\"}", 2, 11)]
    [InlineData("[1]", 1, 1)]
    [InlineData("{\"a\":1} {}", 1, 9)]
    [InlineData("{\"a\":\n  oops}", 2, 3)]
    [InlineData("{", 1, 2)]
    [InlineData("nul", 1, 1)]
    public void Parse_Unusable_NamesThePlace(string text, int line, int column)
    {
        var error = Assert.Throws<SwampException>(
            () => JsonText.Parse(text, "s.json").EnsureItem(["hooks", "PostToolUse"], "x", static _ => false)).Error;

        Assert.Equal(ErrorCodes.InvalidDocument, error.Code);
        Assert.Equal(("s.json", line), (error.Location!.File, error.Location.Line));
        Assert.InRange(error.Location.Column, column - 1, column + 3);
    }

    [Fact]
    public void Parse_VeryDeep_IsAnError() =>
        Assert.Throws<SwampException>(() => JsonText.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 5000)), "s.json"));

    [Fact]
    public void EnsureItem_AnyDocument_StaysTheSameButForTheAddition()
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        Prop.ForAll(Documents.ToArbitrary(), text =>
        {
            var json = JsonText.Parse(text, "s.json");
            json.EnsureItem(["list", "of"], "new", static item => item is JsonValue value && value.TryGetValue<string>(out var found) && found == "new");
            var expected = (JsonObject)JsonNode.Parse(text, documentOptions: options)!;
            if (expected["list"] is not JsonObject)
            {
                expected["list"] = new JsonObject();
            }

            if (expected["list"]!["of"] is not JsonArray)
            {
                expected["list"]!["of"] = new JsonArray();
            }

            expected["list"]!["of"]!.AsArray().Add("new");
            return JsonNode.DeepEquals(expected, JsonNode.Parse(json.ToString(), documentOptions: options));
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<string> Documents =>
        from gap in Gen.Elements("", " ", "\n", "\r\n", "\n\t", " // c, ] }\n", " /* ] , } */ ")
        from comma in Gen.Elements("", ",")
        from items in Gen.ListOf(Gen.Elements("1", "\"a, // b\"", "{\"x\": [ ] }", "null", "[[],[1]]"))
        from extra in Gen.Elements("", "\"of2\": 1", "\"ü\\\"\": \"/*\"")
        from shape in Gen.Choose(0, 2)
        let list = $"[{gap}{string.Join("," + gap, items)}{gap}{(items.Count > 0 ? comma : "")}{gap}]"
        let inner = shape switch
        {
            0 => extra,
            1 => $"\"of\": {list}",
            _ => extra.Length == 0 ? $"\"of\":{list}" : $"{extra},{gap}\"of\": {list}",
        }
        select $"{{{gap}\"first\": true,{gap}\"list\": {{{gap}{inner}{gap}{(inner.Length > 0 ? comma : "")}{gap}}}{gap}{comma}{gap}}}";
}
