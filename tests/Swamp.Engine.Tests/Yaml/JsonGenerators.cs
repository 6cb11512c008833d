using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Swamp.Engine.Tests.Yaml;

/// <summary>Arbitrary JSON values with the texts that YAML finds hard.</summary>
internal static class JsonGenerators
{
    private static readonly string[] HardTexts =
    [
        "", " ", "a b", "yes", "No", "on", "off", "y", "null", "~", "true", "1", "-1", "1.5", "0x1F", "0o17", "017", "1_000", "12:30:45", "1e3", ".inf", ".nan",
        "2026-11-21", "2026-11-21T02:38:11.932Z", "- a", "-", "-x", "--flag", "---", "...", "? k", "?", ": v", ":", "a: b", "a:", "a #b", "#c", "a#b", "&x", "*x",
        "!t", "|", ">", "%", "@x", "`", "'", "\"", "it's", "\"q\"", "{", "}", "[", "]", "{a: 1}", "[1]", ",", "${{ inputs.x }}", "${{ a: b }}", "C:\\dir",
        "http://a/b?c=d&e#f", "tab\there", "\tlead", "trail ", " lead", "line1\nline2", "line1\nline2\n", "line1\n\n\nline2\n\n", "\nfirst", "\n", "\n\n", "  ind\nx",
        "x\n  ind\n", "x\n   \ny", "x\n \n", "x \ny ", "# c\nx", "a\r\nb", "\r", "\u0000", "\u0007", "\u0085", "\u2028x", "\ufeff", "\u00a0", "\u00e9\u4e2d", "\ud83d\ude00",
        "<<", "=", "key", "a.b", "a/b", "x\ty\nz", "echo '{}' |\n  jq .\n", "very " + "long " + "text", "\\", "\\n", "?a", ":a", "-:", "[a", "0", "00", "+1", "1.", ".5", ".", "..", "+",
    ];

    public static Gen<string> Text { get; } = Gen.Frequency(
        (4, Gen.Elements(HardTexts)),
        (2, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => Whole(text.Get))),
        (1, Gen.Elements(HardTexts).Two().Select(static pair => Whole(pair.Item1 + pair.Item2))),
        (2, Gen.Elements("name", "type", "run", "tags", "count", "on", "items", "b", "c")));

    public static Gen<JsonNode?> Scalar { get; } = Gen.Frequency<JsonNode?>(
        (5, Text.Select(static text => (JsonNode?)JsonValue.Create(text))),
        (1, ArbMap.Default.GeneratorFor<long>().Select(static number => (JsonNode?)JsonValue.Create(number))),
        (1, ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(static number => (JsonNode?)JsonValue.Create(number))),
        (1, ArbMap.Default.GeneratorFor<decimal>().Select(static number => (JsonNode?)JsonValue.Create((double)number))),
        (1, Gen.Elements(true, false).Select(static flag => (JsonNode?)JsonValue.Create(flag))),
        (1, Gen.Elements("123456789012345678901234567890", "1e400", "-0", "1.0", "18446744073709551615").Select(static raw => JsonNode.Parse(raw))),
        (1, Gen.Constant<JsonNode?>(null)));

    public static Gen<JsonNode?> Value { get; } = Gen.Sized(static size => Sized(Math.Min(size, 40)));

    public static Gen<JsonObject> Object { get; } = Gen.Sized(static size => Map(Math.Min(size, 40)).Select(static node => (JsonObject)node!));

    private static Gen<JsonNode?> Sized(int size) => size < 2 ? Scalar : Gen.Frequency((3, Scalar), (3, Map(size)), (2, List(size)));

    private static Gen<JsonNode?> Map(int size) =>
        from count in Gen.Choose(0, 5)
        from keys in Text.ListOf(count)
        from values in Sized(size / 3).ListOf(count)
        select (JsonNode?)new JsonObject(
            keys.Zip(values).DistinctBy(static pair => pair.First).Select(static pair => KeyValuePair.Create(pair.First, pair.Second?.DeepClone())));

    private static Gen<JsonNode?> List(int size) =>
        from count in Gen.Choose(0, 5)
        from items in Sized(size / 3).ListOf(count)
        select (JsonNode?)new JsonArray([.. items.Select(static item => item?.DeepClone())]);

    private static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
