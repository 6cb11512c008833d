using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>Values from and to JSON. Documents are wrapped, not copied: an object's members become values when they are asked for.</summary>
public static class CelJson
{
    private const long SafeInteger = 1L << 53;

    /// <summary>Lists that share parts are small to hold and endless to write out.</summary>
    private const int LargestDocument = 2_000_000;

    /// <summary>A value over an element; the document must outlive it.</summary>
    public static CelValue FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => CelValue.String(element.GetString()!),
        JsonValueKind.True => CelValue.True,
        JsonValueKind.False => CelValue.False,
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? CelValue.Int(integer) : CelValue.Double(element.GetDouble()),
        JsonValueKind.Object => CelValue.Map(new JsonElementMap(element)),
        JsonValueKind.Array => CelValue.List(new JsonElementList(element)),
        _ => CelValue.Null,
    };

    /// <summary>A value over a node, which must not change while the value is in use.</summary>
    public static CelValue FromNode(JsonNode? node)
    {
        switch (node)
        {
            case null:
                return CelValue.Null;
            case JsonObject map:
                return CelValue.Map(new JsonNodeMap(map));
            case JsonArray list:
                return CelValue.List(new JsonNodeList(list));
            default:
                var value = node.AsValue();
                return value.GetValueKind() switch
                {
                    JsonValueKind.String => CelValue.String(value.GetValue<string>()),
                    JsonValueKind.True => CelValue.True,
                    JsonValueKind.False => CelValue.False,
                    JsonValueKind.Number => NumberOf(value),
                    _ => CelValue.Null,
                };
        }
    }

    /// <summary>
    /// The value as JSON (EXP-12): an optional becomes its value or null, times and types become text, bytes base64, keys text.
    /// Integers stay integers.
    /// </summary>
    /// <exception cref="CelException">The value has no JSON form: an error, a value of the host, a number that is not one.</exception>
    public static JsonNode? ToNode(in CelValue value)
    {
        var left = LargestDocument;
        return ToNode(value, ref left);
    }

    private static JsonNode? ToNode(in CelValue value, ref int left)
    {
        if (--left < 0)
        {
            throw new CelException("", [new CelError(CelErrorCode.CostExceeded, $"the value has more than {LargestDocument} parts")]);
        }

        switch (value.Kind)
        {
            case CelKind.Null:
                return null;
            case CelKind.Bool:
                return value.AsBool();
            case CelKind.Int:
                return value.AsInt();
            case CelKind.Uint:
                return value.AsUint();
            case CelKind.Double:
                return OfDouble(value.AsDouble());
            case CelKind.List:
                var list = new JsonArray();
                for (var i = 0; i < value.AsList().Count; i++)
                {
                    list.Add(ToNode(value.AsList()[i], ref left));
                }

                return list;
            case CelKind.Map:
                var map = new JsonObject();
                foreach (var key in value.AsMap().Keys)
                {
                    value.AsMap().TryGet(key, out var item);
                    map[CelText.Of(key)] = ToNode(item, ref left);
                }

                return map;
            case CelKind.Optional:
                return value.HasOptionalValue ? ToNode(value.OptionalValue(), ref left) : null;
            case CelKind.Error:
                throw new CelException("", [value.AsError()]);
            case CelKind.Opaque or CelKind.Unknown:
                throw new CelException("", [new CelError(CelErrorCode.Conversion, $"a value of type {value.TypeName} has no JSON form")]);
            default:
                return CelText.Of(value);
        }
    }

    private static JsonNode OfDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new CelException("", [new CelError(CelErrorCode.Conversion, $"the number {CelText.OfDouble(value)} has no JSON form")]);
        }

        return Math.Abs(value) <= SafeInteger && Math.Floor(value) == value ? (JsonNode)(long)value : value;
    }

    private static CelValue NumberOf(JsonValue value)
    {
        if (value.TryGetValue<JsonElement>(out var element))
        {
            return FromElement(element);
        }

        if (value.TryGetValue<long>(out var integer))
        {
            return CelValue.Int(integer);
        }

        if (value.TryGetValue<int>(out var small))
        {
            return CelValue.Int(small);
        }

        if (value.TryGetValue<ulong>(out var large))
        {
            return CelValue.Uint(large);
        }

        return value.TryGetValue<double>(out var number) ? CelValue.Double(number) : CelValue.Double(double.Parse(value.ToJsonString()));
    }
}
