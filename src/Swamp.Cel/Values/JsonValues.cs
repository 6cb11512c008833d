using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>JSON as values: containers are looked into, scalars are converted when touched.</summary>
internal static class JsonValues
{
    public static CelValue From(in JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => CelValue.Map(new JsonElementMap(element)),
        JsonValueKind.Array => CelValue.List(new JsonElementList(element)),
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? CelValue.Int(whole)
            : element.TryGetUInt64(out var large) ? CelValue.Uint(large)
            : CelValue.Double(element.GetDouble()),
        JsonValueKind.True => CelValue.True,
        JsonValueKind.False => CelValue.False,
        _ => CelValue.Null,
    };

    /// <summary>What stands for text that is not Unicode: half of a surrogate pair, or bytes that are not UTF-8. Parsing JSON does not find these.</summary>
    public static CelValue NotUnicode() => CelValue.Error(CelErrorCodes.Conversion, "the JSON holds text that is not Unicode");

    private static CelValue Text(in JsonElement element)
    {
        try
        {
            return CelValue.String(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return NotUnicode();
        }
    }

    public static CelValue From(JsonNode? node) => node switch
    {
        null => CelValue.Null,
        JsonObject map => CelValue.Map(new JsonNodeMap(map)),
        JsonArray list => CelValue.List(new JsonNodeList(list)),
        _ => FromScalar(node.AsValue()),
    };

    private static CelValue FromScalar(JsonValue value)
    {
        if (value.TryGetValue(out JsonElement element)) return From(element);
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                return CelValue.String(value.TryGetValue(out string? text) ? text : value.GetValue<object>().ToString() ?? "");
            case JsonValueKind.True: return CelValue.True;
            case JsonValueKind.False: return CelValue.False;
            case JsonValueKind.Number: return FromNumber(value);
            case JsonValueKind.Object or JsonValueKind.Array:
                using (var document = JsonDocument.Parse(value.ToJsonString())) return From(document.RootElement.Clone());
            default: return CelValue.Null;
        }
    }

    private static CelValue FromNumber(JsonValue value)
    {
        if (value.TryGetValue(out long whole)) return CelValue.Int(whole);
        if (value.TryGetValue(out int small)) return CelValue.Int(small);
        if (value.TryGetValue(out ulong large)) return large <= long.MaxValue ? CelValue.Int((long)large) : CelValue.Uint(large);
        if (value.TryGetValue(out double real)) return CelValue.Double(real);
        using var document = JsonDocument.Parse(value.ToJsonString());
        return From(document.RootElement);
    }
}
