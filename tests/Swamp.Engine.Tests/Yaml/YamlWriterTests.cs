using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Yaml;

public class YamlWriterTests
{
    [Fact]
    public void Write_AnyJson_ReadsBackAsTheSameValue() =>
        Prop.ForAll(JsonGenerators.Value.ToArbitrary(), static value =>
        {
            var text = YamlWriter.Write(value);
            return JsonEquality.AreEqual(YamlDocument.Parse(text).ToJson(), value).Label(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void Write_AnyJsonDoubleQuoted_ReadsBackAsTheSameValue() =>
        Prop.ForAll(JsonGenerators.Value.ToArbitrary(), static value =>
        {
            var text = YamlWriter.Write(value, new YamlStyle(DoubleQuoted: true));
            return JsonEquality.AreEqual(YamlDocument.Parse(text).ToJson(), value).Label(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Write_AnyText_ReadsBackAsTheSameText() =>
        Prop.ForAll(JsonGenerators.Text.ToArbitrary(), static text =>
        {
            var written = YamlWriter.Write(new JsonObject { ["k"] = text, [text] = new JsonArray(text, new JsonArray(text), new JsonObject { [text] = text }) });
            var read = YamlDocument.Parse(written).ToJsonObject();
            return (read[text]![1]![0]!.GetValue<string>() == text && read[text]![2]![text]!.GetValue<string>() == text).Label(written);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Theory]
    [InlineData("2026-11-21T02:38:11.932Z", "'2026-11-21T02:38:11.932Z'")]
    [InlineData("2026-11-21", "'2026-11-21'")]
    [InlineData("12:30:45", "'12:30:45'")]
    [InlineData("yes", "'yes'")]
    [InlineData("Off", "'Off'")]
    [InlineData("1_000", "'1_000'")]
    [InlineData("0123", "'0123'")]
    [InlineData("0b11", "'0b11'")]
    [InlineData("", "''")]
    [InlineData("it's", "it's")]
    [InlineData("'a'", "'''a'''")]
    [InlineData("- x", "'- x'")]
    [InlineData("-x", "-x")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("${{ inputs.x }}", "${{ inputs.x }}")]
    [InlineData("bell\u0007", "\"bell\\u0007\"")]
    [InlineData("20261121.0.1", "20261121.0.1")]
    [InlineData("2026.02.09.1", "2026.02.09.1")]
    [InlineData("2026.02", "'2026.02'")]
    [InlineData("1.2.", "'1.2.'")]
    [InlineData(".1.2", "'.1.2'")]
    [InlineData("1.2e3", "'1.2e3'")]
    [InlineData("0x1f", "'0x1f'")]
    [InlineData("0o17", "'0o17'")]
    [InlineData("0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11", "'0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11'")]
    [InlineData("12345678-1234-4123-8123-123456789012", "'12345678-1234-4123-8123-123456789012'")]
    [InlineData("command/shell", "command/shell")]
    [InlineData("@scope/name", "'@scope/name'")]
    [InlineData("8a9c1f0e-6f1c-4b0e-9d6b-0d2c4c1f1a55", "8a9c1f0e-6f1c-4b0e-9d6b-0d2c4c1f1a55")]
    public void Write_AmbiguousText_IsQuotedAndOthersAreNot(string text, string expected) => Assert.Equal($"k: {expected}\n", YamlWriter.Write(new JsonObject { ["k"] = text }));

    [Fact]
    public void Write_Collections_FollowsTheHouseLayout()
    {
        var value = JsonNode.Parse("""{"name":"x","tags":{},"list":[],"steps":[{"run":"a\nb\n","m":[1,[2,"3"]]},null],"deep":{"a":{"b":true}},"text":"one\ntwo"}""");
        Assert.Equal(
            """
            name: x
            tags: {}
            list: []
            steps:
              - run: |
                  a
                  b
                m:
                  - 1
                  - - 2
                    - '3'
              - null
            deep:
              a:
                b: true
            text: |-
              one
              two

            """,
            YamlWriter.Write(value));
    }

    [Fact]
    public void Write_DoubleQuotedStyle_QuotesOnlyWhatNeedsIt() =>
        Assert.Equal("a: plain\nb: \"2026-11-21\"\n", YamlWriter.Write(new JsonObject { ["a"] = "plain", ["b"] = "2026-11-21" }, new YamlStyle(DoubleQuoted: true)));

    [Fact]
    public void Write_KeyOfThousandsOfCharacters_ReadsBack()
    {
        var key = new string('k', 3000);
        Assert.Equal(1, YamlDocument.Parse(YamlWriter.Write(new JsonObject { [key] = new JsonObject { [key] = 1 } })).ToJson()![key]![key]!.GetValue<int>());
    }

    [Fact]
    public void Write_ValueNestedTooDeep_IsRefused()
    {
        JsonNode value = new JsonArray();
        for (var i = 0; i < 150; i++)
        {
            value = new JsonArray(value);
        }

        Assert.Equal(ErrorCodes.InvalidDocument, Assert.Throws<SwampException>(() => YamlWriter.Write(value)).Code);
    }

    [Fact]
    public void Write_HalfOfASurrogatePair_BecomesTheReplacementCharacter() =>
        Assert.Equal("a\ufffdb", YamlDocument.Parse(YamlWriter.Write(JsonValue.Create("a\ud800b"))).ToJson()!.GetValue<string>());
}
