using System.Globalization;
using System.Text.Json;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>Values as the test data writes them, and their comparison: kinds count, and NaN equals itself. The data does not keep the sign of a zero.</summary>
internal static class ConformanceValues
{
    public static CelValue Read(JsonElement value)
    {
        var member = value.EnumerateObject().First();
        var content = member.Value;
        return member.Name switch
        {
            "nullValue" => CelValue.Null,
            "boolValue" => CelValue.Bool(content.GetBoolean()),
            "int64Value" => CelValue.Int(long.Parse(content.ToString(), CultureInfo.InvariantCulture)),
            "uint64Value" => CelValue.Uint(ulong.Parse(content.ToString(), CultureInfo.InvariantCulture)),
            "doubleValue" => CelValue.Double(Real(content)),
            "stringValue" => CelValue.String(content.GetString()!),
            "bytesValue" => CelValue.Bytes(content.GetBytesFromBase64()),
            "listValue" => CelValue.List([.. Items(content, "values").Select(Read)]),
            "mapValue" => CelValue.Map(Items(content, "entries").Select(static e => KeyValuePair.Create(Read(e.GetProperty("key")), Read(e.GetProperty("value"))))),
            "typeValue" => CelEnvironment.Standard.Compile(content.GetString()!).Evaluate(CelActivation.Empty),
            "objectValue" => Time(content),
            _ => throw new NotSupportedException(member.Name),
        };
    }

    public static bool AreSame(CelValue a, CelValue b)
    {
        if (a.Kind != b.Kind)
        {
            return false;
        }

        switch (a.Kind)
        {
            case CelKind.Double:
                return a.AsDouble() == b.AsDouble() || (double.IsNaN(a.AsDouble()) && double.IsNaN(b.AsDouble()));
            case CelKind.List:
                var (left, right) = (a.AsList(), b.AsList());
                return left.Count == right.Count && Enumerable.Range(0, left.Count).All(i => AreSame(left[i], right[i]));
            case CelKind.Map:
                var (one, other) = (a.AsMap(), b.AsMap());
                return one.Count == other.Count && one.Keys.All(k => one.TryGet(k, out var x) && other.TryGet(k, out var y) && AreSame(x, y));
            case CelKind.Type:
                return a.AsType().Name == b.AsType().Name;
            default:
                return a.Equals(b);
        }
    }

    private static double Real(JsonElement content) => content.ValueKind == JsonValueKind.Number
        ? content.GetDouble()
        : content.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            "NaN" => double.NaN,
            var text => double.Parse(text!, CultureInfo.InvariantCulture),
        };

    private static CelValue Time(JsonElement content)
    {
        var type = content.GetProperty("@type").GetString()!.EndsWith("Duration", StringComparison.Ordinal) ? "duration" : "timestamp";
        return CelEnvironment.Standard.Compile($"{type}('{content.GetProperty("value").GetString()}')").Evaluate(CelActivation.Empty);
    }

    private static IEnumerable<JsonElement> Items(JsonElement content, string name) => content.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];
}
