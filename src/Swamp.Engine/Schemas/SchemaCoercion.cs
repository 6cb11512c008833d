using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

/// <summary>
/// The one table by which texts become what a schema declares (INP-21, EXEC-1). It applies to every text in the value, on all levels:
/// <list type="table">
/// <listheader><term>declared type</term><description>a text becomes</description></listheader>
/// <item><term>string (among others, or nothing declared)</term><description>stays a text</description></item>
/// <item><term>integer</term><description>a decimal number cut off towards zero: <c>"12"</c>, <c>"-3.9"</c> → −3</description></item>
/// <item><term>number</term><description>a decimal number with all its digits</description></item>
/// <item><term>boolean</term><description>exactly <c>"true"</c> or <c>"false"</c></description></item>
/// <item><term>array, object</term><description>the JSON it holds, when that is of the declared kind; it is then coerced inside</description></item>
/// <item><term>null</term><description>nothing: a text never becomes null</description></item>
/// </list>
/// With several types, the first of integer, number, boolean, array, object that fits is taken. What does not fit stays a text, and fails
/// the type check with a message that shows it.
/// </summary>
public static class SchemaCoercion
{
    private const int LongestNumber = 1000;

    /// <summary>A copy of the value with its texts coerced.</summary>
    public static JsonNode? Coerce(JsonNode? schema, JsonNode? instance) =>
        schema is null ? instance?.DeepClone() : Value(schema, schema, instance, SchemaShape.Deepest);

    private static JsonNode? Value(JsonNode? schema, JsonNode root, JsonNode? value, int depth)
    {
        if (depth == 0 || schema is not JsonObject)
        {
            return value?.DeepClone();
        }

        switch (value)
        {
            case JsonObject map:
                return Map(schema, root, map, depth);
            case JsonArray list:
                var items = list.Select((item, i) => Value(ItemSchema(schema, root, i), root, item, depth - 1));
                return new JsonArray([.. items]);
            case JsonValue when JsonTypeNames.KindOf(value) == JsonValueKind.String:
                var types = SchemaShape.Types(schema, root);
                var coerced = types.HasFlag(JsonTypes.String) ? value.DeepClone() : Text(value.ToString(), types) ?? value.DeepClone();
                return coerced is JsonObject or JsonArray ? Value(schema, root, coerced, depth - 1) : coerced;
            default:
                return value?.DeepClone();
        }
    }

    private static JsonObject Map(JsonNode schema, JsonNode root, JsonObject map, int depth)
    {
        var choice = SchemaShape.OnlyChoice(schema, root, JsonTypes.Object);
        return new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Value(PropertySchema(pair.Key), root, pair.Value, depth - 1))));

        JsonNode? PropertySchema(string name) =>
            SchemaShape.Property(schema, root, name) ?? (choice is null ? null : SchemaShape.Property(choice, root, name));
    }

    private static JsonNode? ItemSchema(JsonNode schema, JsonNode root, int index) =>
        SchemaShape.Item(schema, root, index)
        ?? (SchemaShape.OnlyChoice(schema, root, JsonTypes.Array) is { } choice ? SchemaShape.Item(choice, root, index) : null);

    private static JsonNode? Text(string text, JsonTypes types)
    {
        if (types.HasFlag(JsonTypes.Integer) && !types.HasFlag(JsonTypes.Number) && Integer(text) is { } integer)
        {
            return integer;
        }

        if (types.HasFlag(JsonTypes.Number) && Number(text) is { } number)
        {
            return number;
        }

        if (types.HasFlag(JsonTypes.Boolean) && text is "true" or "false")
        {
            return JsonValue.Create(text == "true");
        }

        return (types & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None ? Collection(text, types) : null;
    }

    private static JsonNode? Integer(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > LongestNumber)
        {
            return null;
        }

        var dot = trimmed.IndexOf('.');
        var hasFraction = dot >= 0 && dot + 1 < trimmed.Length && !trimmed[(dot + 1)..].ContainsAnyExceptInRange('0', '9');
        var whole = hasFraction ? trimmed[..dot] : trimmed;
        if (BigInteger.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return JsonNode.Parse(integer.ToString(CultureInfo.InvariantCulture));
        }

        return double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? JsonNode.Parse(new BigInteger(real).ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static JsonNode? Number(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > LongestNumber
            || !double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return null;
        }

        // JSON's own spelling keeps all digits; others ("+1", ".5", "007") go through a double.
        try
        {
            return JsonNode.Parse(trimmed);
        }
        catch (JsonException)
        {
            return JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static JsonNode? Collection(string text, JsonTypes types)
    {
        var start = text.AsSpan().TrimStart();
        if (!(start.StartsWith('[') && types.HasFlag(JsonTypes.Array)) && !(start.StartsWith('{') && types.HasFlag(JsonTypes.Object)))
        {
            return null;
        }

        try
        {
            return JsonText.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
