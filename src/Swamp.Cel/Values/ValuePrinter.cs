using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary>Writes values as literals; containers are cut when they are long or deep.</summary>
internal static class ValuePrinter
{
    private const int MaxLength = 10_000;
    private const int MaxDepth = 32;

    public static string Print(in CelValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, in CelValue value, int depth)
    {
        if (text.Length > MaxLength || depth > MaxDepth)
        {
            text.Append('…');
            return;
        }

        switch (value.Kind)
        {
            case CelKind.Null: text.Append("null"); break;
            case CelKind.Bool: text.Append(value.Num != 0 ? "true" : "false"); break;
            case CelKind.Int: text.Append(CultureInfo.InvariantCulture, $"{value.Num}"); break;
            case CelKind.Uint: text.Append(CultureInfo.InvariantCulture, $"{value.RawUint}u"); break;
            case CelKind.Double: text.Append(Double(value.RawDouble)); break;
            case CelKind.String: Quoting.AppendQuoted(text, value.RawString); break;
            case CelKind.Bytes: Quoting.AppendQuoted(text.Append('b'), value.RawBytes); break;
            case CelKind.Timestamp: text.Append(CultureInfo.InvariantCulture, $"timestamp(\"{value.AsTimestamp()}\")"); break;
            case CelKind.Duration: text.Append(CultureInfo.InvariantCulture, $"duration(\"{value.AsDuration()}\")"); break;
            case CelKind.Type: text.Append(value.AsType().Name); break;
            case CelKind.Opaque: text.Append(value.TypeOf().Name); break;
            case CelKind.Unknown: text.Append("unknown(").AppendJoin(", ", value.AsUnknown()).Append(')'); break;
            case CelKind.Error: text.Append("error(").Append(value.RawFault.Message).Append(')'); break;
            case CelKind.Optional: AppendOptional(text, value.RawOptional, depth); break;
            case CelKind.List: AppendList(text, value.RawList, depth); break;
            default: AppendMap(text, value.RawMap, depth); break;
        }
    }

    /// <summary>A double that reads back as a double.</summary>
    public static string Double(double value)
    {
        if (double.IsNaN(value)) return "double(\"NaN\")";
        if (double.IsInfinity(value)) return value > 0 ? "double(\"Infinity\")" : "double(\"-Infinity\")";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".eE") < 0 ? text + ".0" : text;
    }

    private static void AppendOptional(StringBuilder text, CelOptional optional, int depth)
    {
        if (!optional.HasValue)
        {
            text.Append("optional.none()");
            return;
        }

        text.Append("optional.of(");
        Append(text, optional.Value, depth + 1);
        text.Append(')');
    }

    private static void AppendList(StringBuilder text, ICelList list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count && text.Length <= MaxLength; i++)
        {
            if (i > 0) text.Append(", ");
            Append(text, list[i], depth + 1);
        }

        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, ICelMap map, int depth)
    {
        text.Append('{');
        var first = true;
        foreach (var key in map.Keys)
        {
            if (!first) text.Append(", ");
            first = false;
            Append(text, key, depth + 1);
            text.Append(": ");
            if (map.TryGet(key, out var value)) Append(text, value, depth + 1);
            if (text.Length > MaxLength) break;
        }

        text.Append('}');
    }
}
