using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

/// <summary>Names and tests of types.</summary>
internal static class JsonTypeNames
{
    private static readonly (JsonTypes Type, string Name, string Described)[] All =
    [
        (JsonTypes.String, "string", "a string"),
        (JsonTypes.Integer, "integer", "an integer"),
        (JsonTypes.Number, "number", "a number"),
        (JsonTypes.Boolean, "boolean", "true or false"),
        (JsonTypes.Array, "array", "an array"),
        (JsonTypes.Object, "object", "an object"),
        (JsonTypes.Null, "null", "null"),
    ];

    public static IEnumerable<string> Names => All.Select(static entry => entry.Name);

    public static JsonTypes Parse(string? name) => All.FirstOrDefault(entry => entry.Name == name).Type;

    public static string Describe(JsonTypes types) =>
        string.Join(" or ", All.Where(entry => types.HasFlag(entry.Type)).Select(static entry => entry.Described));

    public static JsonValueKind KindOf(JsonNode? value) => value switch
    {
        null => JsonValueKind.Null,
        JsonObject => JsonValueKind.Object,
        JsonArray => JsonValueKind.Array,
        _ => value.GetValueKind(),
    };

    public static bool Fits(JsonTypes types, JsonNode? value) => KindOf(value) switch
    {
        JsonValueKind.Null => types.HasFlag(JsonTypes.Null),
        JsonValueKind.True or JsonValueKind.False => types.HasFlag(JsonTypes.Boolean),
        JsonValueKind.String => types.HasFlag(JsonTypes.String),
        JsonValueKind.Array => types.HasFlag(JsonTypes.Array),
        JsonValueKind.Object => types.HasFlag(JsonTypes.Object),
        _ => types.HasFlag(JsonTypes.Number) || (types.HasFlag(JsonTypes.Integer) && JsonNumber.Of(value!).IsInteger),
    };
}
