using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary>Values as text: what <c>string()</c> gives, and literals that can be read back.</summary>
public static class CelText
{
    private const int LongestLiteral = 1 << 20;

    /// <summary>The value as people read it; strings as they are.</summary>
    public static string Of(in CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => value.AsBool() ? "true" : "false",
        CelKind.Int => value.AsInt().ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint().ToString(CultureInfo.InvariantCulture),
        CelKind.Double => OfDouble(value.AsDouble()),
        CelKind.String or CelKind.Type => value.AsString(),
        CelKind.Bytes => Convert.ToBase64String(value.AsBytes()),
        CelKind.Timestamp => CelTime.TimestampText(value.AsTime().Seconds, value.AsTime().Nanos),
        CelKind.Duration => CelTime.DurationText(value.AsTime().Seconds, value.AsTime().Nanos),
        CelKind.Error => value.AsError().Message,
        CelKind.Opaque => value.AsOpaque().ToString() ?? "",
        _ => Literal(value),
    };

    /// <summary>The value as an expression that gives it back, where there is one.</summary>
    public static string Literal(in CelValue value)
    {
        var text = new StringBuilder();
        AppendLiteral(text, value);
        return text.ToString();
    }

    /// <summary>A string literal in double quotes.</summary>
    public static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007f' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    internal static string OfDouble(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Replace("E", "e", StringComparison.Ordinal);
    }

    private static void AppendLiteral(StringBuilder text, in CelValue value)
    {
        if (text.Length > LongestLiteral)
        {
            // Lists that share parts are small to hold and endless to write out.
            return;
        }

        switch (value.Kind)
        {
            case CelKind.String:
                text.Append(Quote(value.AsString()));
                break;
            case CelKind.Uint:
                text.Append(value.AsUint()).Append('u');
                break;
            case CelKind.Double:
                var number = OfDouble(value.AsDouble());
                text.Append(number).Append(number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 || (number[0] == '-' && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0) ? ".0" : "");
                break;
            case CelKind.Bytes:
                text.Append("b\"");
                foreach (var b in value.AsBytes())
                {
                    text.Append($"\\x{b:x2}");
                }

                text.Append('"');
                break;
            case CelKind.Timestamp:
                text.Append($"timestamp(\"{Of(value)}\")");
                break;
            case CelKind.Duration:
                text.Append($"duration(\"{Of(value)}\")");
                break;
            case CelKind.List:
                text.Append('[');
                for (var i = 0; i < value.AsList().Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    AppendLiteral(text, value.AsList()[i]);
                }

                text.Append(']');
                break;
            case CelKind.Map:
                text.Append('{');
                var first = true;
                foreach (var key in value.AsMap().Keys)
                {
                    text.Append(first ? "" : ", ");
                    first = false;
                    AppendLiteral(text, key);
                    text.Append(": ");
                    value.AsMap().TryGet(key, out var item);
                    AppendLiteral(text, item);
                }

                text.Append('}');
                break;
            case CelKind.Optional:
                text.Append(value.HasOptionalValue ? "optional.of(" : "optional.none(");
                if (value.HasOptionalValue)
                {
                    AppendLiteral(text, value.OptionalValue());
                }

                text.Append(')');
                break;
            default:
                text.Append(Of(value));
                break;
        }
    }
}
