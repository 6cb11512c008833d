using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>Values as JSON trees (EXP-12).</summary>
internal static class JsonWriter
{
    private const long SafeInteger = 1L << 53;
    private const long MaxValues = 1_000_000;

    /// <summary>Characters that count as much as a value, so that the text of a tree has limits too: 64 million characters in all.</summary>
    private const int CharactersPerValue = 64;
    private const int MaxDepth = 500;

    public static JsonNode? Write(in CelValue value)
    {
        var budget = MaxValues;
        return Write(value, ref budget, 0);
    }

    private static JsonNode? Write(in CelValue value, ref long budget, int depth)
    {
        Pay(ref budget, 1);
        if (depth > MaxDepth) throw TooLarge();
        switch (value.Kind)
        {
            case CelKind.Null: return null;
            case CelKind.Bool: return JsonValue.Create(value.Num != 0);
            case CelKind.Int: return JsonValue.Create(value.Num);
            case CelKind.Uint: return value.RawUint <= SafeInteger ? JsonValue.Create(value.Num) : JsonValue.Create(value.RawUint);
            case CelKind.Double: return WriteDouble(value.RawDouble);
            case CelKind.String:
                Pay(ref budget, value.RawString.Length / CharactersPerValue);
                return JsonValue.Create(value.RawString);
            case CelKind.Bytes:
                Pay(ref budget, value.RawBytes.Length / CharactersPerValue * 4 / 3);
                return JsonValue.Create(Convert.ToBase64String(value.RawBytes));
            case CelKind.Timestamp: return JsonValue.Create(value.AsTimestamp().ToString());
            case CelKind.Duration: return JsonValue.Create(value.AsDuration().ToString());
            case CelKind.Type: return JsonValue.Create(value.AsType().Name);
            case CelKind.Optional: return value.RawOptional.HasValue ? Write(value.RawOptional.Value, ref budget, depth + 1) : null;
            case CelKind.List: return WriteList(value.RawList, ref budget, depth);
            case CelKind.Map: return WriteMap(value.RawMap, ref budget, depth);
            case CelKind.Error: throw value.RawFault.ToException();
            case CelKind.Unknown:
                throw Refuse(CelErrorCodes.UnknownValue, $"the value depends on {string.Join(", ", value.AsUnknown())}, which is not known yet");
            default: throw Refuse(CelErrorCodes.Conversion, $"a value of type {value.TypeOf().Name} has no form in JSON");
        }
    }

    private static JsonNode WriteDouble(double value)
    {
        if (!double.IsFinite(value)) throw Refuse(CelErrorCodes.Conversion, $"the double {value} has no form in JSON");
        var whole = Math.Truncate(value);
        return whole == value && Math.Abs(whole) <= SafeInteger ? JsonValue.Create((long)whole) : JsonValue.Create(value);
    }

    private static JsonArray WriteList(ICelList list, ref long budget, int depth)
    {
        var array = new JsonArray();
        for (var i = 0; i < list.Count; i++) array.Add(Write(list[i], ref budget, depth + 1));
        return array;
    }

    private static JsonObject WriteMap(ICelMap map, ref long budget, int depth)
    {
        var node = new JsonObject();
        foreach (var key in map.Keys)
        {
            if (!map.TryGet(key, out var value)) continue;
            var name = key.Kind == CelKind.String ? key.RawString
                : key.Kind == CelKind.Uint ? key.RawUint.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : key.ToString();
            Pay(ref budget, name.Length / CharactersPerValue);
            node[name] = Write(value, ref budget, depth + 1);
        }

        return node;
    }

    private static void Pay(ref long budget, long cost)
    {
        budget -= cost;
        if (budget < 0) throw TooLarge();
    }

    private static CelException TooLarge() => Refuse(CelErrorCodes.CostLimit, "the result is too large to be written as JSON");

    private static CelException Refuse(string code, string message) => new CelFault(code, message).ToException();
}
