using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Tests.Definitions;

/// <summary>Definitions of every shape.</summary>
internal static class DefinitionGenerators
{
    private static readonly Gen<string> Word = Gen.Elements(
        "a", "web", "Über größe", "true", "null", "~", "1", "1.5", "0x1F", "2026.02.09.1", "2026-01-01", "yes", "", " lead", "trail ", "x: y", "x #y", "- a", "'", "\"", "\\",
        "a\nb", "a\nb\n", "\n", "line one\n  indented\n\nlast", "${{ vault.get(a, b-c) }}", "${{ inputs.x }} and ${{ self.name }}", "{a}", "[b]", "@x", "&a", "*a", "!t", "%", "`",
        "|", ">", "?", ":", "a:", "\t", "é\u2028x", "\ud83d\ude00", "<<", "=", "x-y");

    private static readonly Gen<string> Key = Gen.Elements("a", "b", "key one", "true", "1", "x.y", "${{ k }}", "ключ", "<<", "-", "?", "a: b", "");

    public static Arbitrary<Definition> Definitions { get; } = Arb.From(
        from name in Gen.Elements("web", "a-b_c", "@acme/db", "A name", "1", "true", new string('x', 300), "größe")
        from type in Gen.Elements("command/shell", "@acme/db/eu")
        from typeVersion in Gen.Elements(null, "2026.02.09.1", "abc")
        from version in Gen.Choose(1, 100)
        from tags in Map(Word)
        from globals in Object(3)
        from methods in Map(Object(2))
        from inputs in Gen.OneOf(Gen.Constant((JsonObject?)null), Map(Object(1)).Select(Properties))
        from names in Word.ListOf().Select(static list => list.Take(3).ToList())
        from reports in Word.Select(static w => new ReportRequirement(w, null)).ListOf().Select(static list => list.Take(2).ToList())
        from scoped in Gen.Elements(true, false)
        from resources in Map(Gen.Elements(new OutputOverride(), new OutputOverride { Lifetime = "7d" }, new OutputOverride { GarbageCollection = "3", VaultName = "v" }, new OutputOverride { GarbageCollection = "7d" }))
        from driver in Gen.Elements(null, "docker")
        select new Definition
        {
            Id = "1b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11",
            Name = name,
            Type = new ModelTypeName(type),
            TypeVersion = typeVersion,
            Version = version,
            Tags = tags,
            GlobalArguments = globals,
            Methods = methods,
            Inputs = inputs,
            RequiredChecks = names,
            SkippedReports = names,
            RequiredReports = scoped ? [.. reports, new ReportRequirement("r", names)] : reports,
            Resources = resources,
            Driver = driver,
            DriverConfig = driver is null ? null : globals,
        });

    private static JsonObject? Properties(Dictionary<string, JsonObject> schemas) =>
        new() { ["properties"] = new JsonObject(schemas.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.DeepClone()))) };

    private static Gen<Dictionary<string, T>> Map<T>(Gen<T> values) =>
        (from key in Key from value in values select (key, value)).ListOf()
        .Select(static pairs => pairs.Take(4).DistinctBy(static pair => pair.key).ToDictionary(static pair => pair.key, static pair => pair.value, StringComparer.Ordinal));

    private static Gen<JsonObject> Object(int depth) => Map(Value(depth)).Select(static map =>
        new JsonObject(map.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))));

    private static Gen<JsonNode?> Value(int depth)
    {
        var scalar = Gen.OneOf(
            Word.Select(static w => (JsonNode?)JsonValue.Create(w)),
            Gen.Elements<JsonNode?>(null, JsonValue.Create(true), JsonValue.Create(1), JsonValue.Create(-2.5), JsonValue.Create(12345678901234)));
        return depth == 0
            ? scalar
            : Gen.OneOf(
                scalar,
                Object(depth - 1).Select(static map => (JsonNode?)map),
                Value(depth - 1).ListOf().Select(static list => (JsonNode?)new JsonArray([.. list.Take(3).Select(static item => item?.DeepClone())])));
    }
}
