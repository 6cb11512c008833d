using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Cel.Tests.Differential;

/// <summary>Values as eng/cel/oracle/evaluate.mjs reads and writes them: an object whose one member tells the kind.</summary>
internal static class OracleValues
{
    public static JsonObject Write(CelValue value) => value.Kind switch
    {
        CelKind.Null => new JsonObject { ["null"] = true },
        CelKind.Bool => new JsonObject { ["bool"] = value.AsBool() },
        CelKind.Int => new JsonObject { ["int"] = value.AsInt().ToString(CultureInfo.InvariantCulture) },
        CelKind.Uint => new JsonObject { ["uint"] = value.AsUint().ToString(CultureInfo.InvariantCulture) },
        CelKind.Double => new JsonObject { ["double"] = value.AsDouble().ToString("R", CultureInfo.InvariantCulture) },
        CelKind.String => new JsonObject { ["string"] = value.AsString() },
        CelKind.Bytes => new JsonObject { ["bytes"] = Convert.ToHexStringLower(value.AsBytes().Span) },
        CelKind.List => new JsonObject { ["list"] = new JsonArray([.. Enumerable.Range(0, value.AsList().Count).Select(i => (JsonNode?)Write(value.AsList()[i]))]) },
        CelKind.Map => new JsonObject { ["map"] = new JsonArray([.. value.AsMap().Keys.Select(k => (JsonNode?)new JsonArray(Write(k), Write(value.AsMap().TryGet(k, out var item) ? item : default)))]) },
        CelKind.Timestamp => new JsonObject { ["timestamp"] = value.AsTimestamp().ToString() },
        CelKind.Duration => new JsonObject { ["duration"] = value.AsDuration().ToString() },
        _ => throw new NotSupportedException(value.Kind.ToString()),
    };

    /// <summary>The value; null for an error.</summary>
    public static CelValue? Read(JsonElement value)
    {
        var member = value.EnumerateObject().First();
        var content = member.Value;
        return member.Name switch
        {
            "error" => null,
            "null" => CelValue.Null,
            "bool" => CelValue.Bool(content.GetBoolean()),
            "int" => CelValue.Int(long.Parse(content.GetString()!, CultureInfo.InvariantCulture)),
            "uint" => CelValue.Uint(ulong.Parse(content.GetString()!, CultureInfo.InvariantCulture)),
            "double" => CelValue.Double(Real(content.GetString()!)),
            "string" => CelValue.String(content.GetString()!),
            "bytes" => CelValue.Bytes(Convert.FromHexString(content.GetString()!)),
            "list" => CelValue.List([.. content.EnumerateArray().Select(static e => Read(e)!.Value)]),
            "map" => CelValue.Map(content.EnumerateArray().Select(static e => KeyValuePair.Create(Read(e[0])!.Value, Read(e[1])!.Value))),
            "timestamp" when Pair(content).Seconds is < -62_135_596_800 or > 253_402_300_799 => CelValue.String("a timestamp out of range"),
            "timestamp" => CelValue.Timestamp(Pair(content) is var (seconds, nanos) ? new CelTimestamp(seconds, nanos) : default),
            "duration" => CelValue.Duration(Pair(content) is var (seconds, nanos) ? new CelDuration(seconds, nanos) : default),
            "type" => CelEnvironment.Standard.Compile(content.GetString()!).Evaluate(CelActivation.Empty),
            _ => throw new NotSupportedException(member.Name),
        };
    }

    private static double Real(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "-0" => -0.0,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static (long Seconds, int Nanos) Pair(JsonElement content) =>
        content.GetString()!.Split('/') is [var seconds, var nanos] ? (long.Parse(seconds, CultureInfo.InvariantCulture), int.Parse(nanos, CultureInfo.InvariantCulture)) : default;
}
