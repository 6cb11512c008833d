using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Tests.Yaml;
using Swamp.Engine.Values;

namespace Swamp.Engine.Tests.Values;

public class ValueTests
{
    [Theory]
    [InlineData("30", 30)]
    [InlineData("0", 0)]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86400)]
    [InlineData("1w", 604800)]
    [InlineData("1mo", 2592000)]
    [InlineData("1y", 31536000)]
    public void DurationText_RunThree_Reads(string text, long seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(text, "--timeout"));
        Assert.Equal(text.EndsWith('s') || char.IsAsciiDigit(text[^1]), !DurationText.TryParseLifetime(text, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5h")]
    [InlineData(" 1")]
    [InlineData("1 m")]
    [InlineData("1M")]
    [InlineData("1ms")]
    [InlineData("1h30m")]
    [InlineData("9999999999999999999")]
    [InlineData("999999999999999999y")]
    [InlineData("\u0661s")]
    public void DurationText_Malformed_IsRefused(string? text)
    {
        Assert.False(DurationText.TryParse(text, out _));
        Assert.False(DurationText.TryParseLifetime(text, out _));
        var exception = Assert.Throws<SwampException>(() => DurationText.Parse(text, "--timeout"));
        Assert.Equal(ErrorCodes.InvalidArgument, exception.Code);
        Assert.Contains("--timeout", exception.Message);
    }

    [Fact]
    public void DurationText_Format_ReadsBack() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seconds =>
        {
            var duration = TimeSpan.FromSeconds(seconds);
            return DurationText.Parse(DurationText.Format(duration), "x") == duration;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(60, "1m")]
    [InlineData(90, "90s")]
    [InlineData(86400 * 14, "2w")]
    [InlineData(86400 * 30, "1mo")]
    [InlineData(86400 * 365, "1y")]
    public void DurationText_Format_UsesTheLargestUnit(int seconds, string expected) => Assert.Equal(expected, DurationText.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void DurationText_AnyText_NeverThrows() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), static text => DurationText.TryParse(text, out var duration) ? duration >= TimeSpan.Zero : duration == default).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("prot", "port")]
    [InlineData("PORT", "port")]
    [InlineData("hots", "host")]
    [InlineData("pórt", "port")]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("port", null)]
    public void Suggestions_Word_GetsTheNearest(string? word, string? expected) => Assert.Equal(expected, Suggestions.Closest(word, ["host", "port", "timeout"]));

    [Fact]
    public void Suggestions_LongWords_AreNotCompared() => Assert.Null(Suggestions.Closest(new string('a', 1_000_000), [new string('a', 999_999)]));

    [Fact]
    public void JsonMerge_Objects_AreMergedAndListsReplaced()
    {
        var merged = JsonMerge.Deep(
            (JsonObject)JsonNode.Parse("""{"a":{"x":1,"y":2},"l":[1,2],"k":{"z":1}}""")!, (JsonObject)JsonNode.Parse("""{"a":{"y":3,"w":4},"l":[9],"k":null,"n":5}""")!);
        Assert.Equal("""{"a":{"x":1,"y":3,"w":4},"l":[9],"k":null,"n":5}""", merged.ToJsonString());
    }

    [Fact]
    public void CanonicalJson_EqualValues_HaveOneText()
    {
        Assert.Equal(
            """{"a":[1.5,100,"é\"/<"],"b":{"c":null,"d":true}}"""u8.ToArray(), CanonicalJson.Write(JsonNode.Parse("""{"b":{"d":true,"c":null},"a":[1.50,1e2,"\u00e9\"\/<"]}""")));
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Hash(new JsonObject()));
    }

    [Fact]
    public void CanonicalJson_AnyValue_ReadsBackAndIsStable() =>
        Prop.ForAll(JsonGenerators.Value.ToArbitrary(), static value =>
        {
            var text = CanonicalJson.Write(value);
            var again = JsonNode.Parse(text);
            return JsonEquality.AreEqual(value, again) && CanonicalJson.Write(again).AsSpan().SequenceEqual(text) && JsonEquality.HashOf(value) == JsonEquality.HashOf(again);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("100", "1e2", true)]
    [InlineData("0", "-0.0", true)]
    [InlineData("0.1", "0.10000000000000001", false)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("1e400", "10e399", true)]
    [InlineData("1", "true", false)]
    [InlineData("null", "0", false)]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("\"a\"", "\"\\u0061\"", true)]
    public void JsonEquality_Values_CompareByMeaning(string left, string right, bool expected) => Assert.Equal(expected, JsonEquality.AreEqual(JsonNode.Parse(left), JsonNode.Parse(right)));

    [Fact]
    public void JsonEquality_ValuesFromMemory_EqualValuesFromText()
    {
        Assert.True(JsonEquality.AreEqual(JsonValue.Create(5), JsonValue.Create(5L)));
        Assert.True(JsonEquality.AreEqual(JsonValue.Create(1.5), JsonNode.Parse("1.5")));
        Assert.True(JsonEquality.AreEqual(JsonValue.Create(1.5m), JsonNode.Parse("15e-1")));
        Assert.True(JsonEquality.AreEqual(JsonValue.Create("x"), JsonNode.Parse("\"x\"")));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("[1,]")]
    [InlineData("// c\n1")]
    [InlineData("")]
    public void JsonText_NotStrictJson_IsRefused(string text) => Assert.ThrowsAny<JsonException>(() => JsonText.Parse(text));

    [Fact]
    public void JsonPointer_Segments_AreEscaped()
    {
        Assert.Equal(1, JsonPointer.Find(JsonNode.Parse("""{"a/b":[{"~":1}]}"""), $"/{JsonPointer.Escape("a/b")}/0/{JsonPointer.Escape("~")}")!.GetValue<int>());
        Assert.Null(JsonPointer.Find(JsonNode.Parse("[1]"), "/1"));
    }
}
