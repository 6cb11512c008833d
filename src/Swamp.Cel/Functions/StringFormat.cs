using System.Globalization;
using System.Text;
using Swamp.Cel.Evaluation;

namespace Swamp.Cel.Functions;

/// <summary><c>format()</c> with its clauses %s %d %f %e %b %x %X %o, and <c>strings.quote()</c>.</summary>
internal static class StringFormat
{
    public static CelValue? Apply(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.String || a[1].Kind != CelKind.List)
        {
            return null;
        }

        var (format, arguments) = (a[0].AsString(), a[1].AsList());
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            if (i + 1 < format.Length && format[i + 1] == '%')
            {
                text.Append('%');
                i++;
                continue;
            }

            int? precision = null;
            if (i + 1 < format.Length && format[i + 1] == '.')
            {
                var end = i + 2;
                while (end < format.Length && char.IsAsciiDigit(format[end]))
                {
                    end++;
                }

                if (end == i + 2 || end - i > 5)
                {
                    return Problem("could not parse precision");
                }

                precision = int.Parse(format.AsSpan(i + 2, end - i - 2), CultureInfo.InvariantCulture);
                i = end - 1;
            }

            if (++i >= format.Length)
            {
                return Problem("unexpected end of format string");
            }

            if (next >= arguments.Count)
            {
                return Problem($"index {next} out of range");
            }

            var piece = Clause(format[i], arguments[next++], precision, frame);
            if (piece.Kind == CelKind.Error)
            {
                return piece;
            }

            text.Append(piece.AsString());
            frame.Produce(text.Length / 64);
            if (text.Length > frame.Limits.MaxProducedLength)
            {
                frame.Produce(text.Length);
            }
        }

        return CelValue.String(text.ToString());
    }

    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            text.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                _ => rune.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    private static CelValue Problem(string message) => CelValue.Error(CelErrorCode.InvalidArgument, $"error during formatting: {message}");

    private static CelValue Clause(char clause, in CelValue value, int? precision, EvaluationFrame frame) => clause switch
    {
        's' => Text(value, frame) is { } text ? CelValue.String(text) : Problem($"no string form of {value.TypeName}"),
        'd' => Decimal(value),
        'f' => Fixed(value, precision ?? 6, "F"),
        'e' => Fixed(value, precision ?? 6, "e"),
        'b' => Binary(value),
        'x' or 'X' => Hex(value, clause),
        'o' => Octal(value),
        _ => Problem($"unrecognized formatting clause \"{clause}\""),
    };

    private static string? Text(in CelValue value, EvaluationFrame frame)
    {
        frame.Spend(1);
        switch (value.Kind)
        {
            case CelKind.String or CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Null or CelKind.Type or CelKind.Timestamp or CelKind.Duration:
                return CelText.Of(value);
            case CelKind.Double:
                return Number(value.AsDouble());
            case CelKind.Bytes:
                return Encoding.UTF8.GetString(value.AsBytes());
            case CelKind.List:
                var items = new List<string>();
                for (var i = 0; i < value.AsList().Count; i++)
                {
                    if (Text(value.AsList()[i], frame) is not { } item)
                    {
                        return null;
                    }

                    items.Add(item);
                }

                return $"[{string.Join(", ", items)}]";
            case CelKind.Map:
                var entries = new List<(string Key, string Value)>();
                foreach (var key in value.AsMap().Keys)
                {
                    value.AsMap().TryGet(key, out var member);
                    if (Text(key, frame) is not { } keyText || Text(member, frame) is not { } memberText)
                    {
                        return null;
                    }

                    entries.Add((keyText, memberText));
                }

                return $"{{{string.Join(", ", entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"))}}}";
            default:
                return null;
        }
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? value > 0 ? "Infinity" : "-Infinity" : CelText.OfDouble(value);

    private static CelValue Decimal(in CelValue value) => value.Kind switch
    {
        CelKind.Int or CelKind.Uint => CelValue.String(CelText.Of(value)),
        CelKind.Double => CelValue.String(Number(value.AsDouble())),
        _ => Problem($"decimal clause can only be used on numbers, was given {value.TypeName}"),
    };

    private static CelValue Fixed(in CelValue value, int precision, string style)
    {
        double? number = value.Kind switch
        {
            CelKind.Double => value.AsDouble(),
            CelKind.Int => value.AsInt(),
            CelKind.Uint => value.AsUint(),
            _ => null,
        };
        if (number is null)
        {
            return Problem($"fixed-point clause can only be used on numbers, was given {value.TypeName}");
        }

        if (!double.IsFinite(number.Value))
        {
            return CelValue.String(Number(number.Value));
        }

        if (precision > 1000)
        {
            return Problem("precision out of range");
        }

        if (style == "F")
        {
            return CelValue.String(number.Value.ToString($"F{precision}", CultureInfo.InvariantCulture));
        }

        // Two digits of exponent at least.
        var text = number.Value.ToString($"e{precision}", CultureInfo.InvariantCulture);
        var at = text.IndexOf('e', StringComparison.Ordinal) + 2;
        return CelValue.String(text[..at] + text[at..].TrimStart('0').PadLeft(2, '0'));
    }

    private static CelValue Binary(in CelValue value) => value.Kind switch
    {
        CelKind.Bool => CelValue.String(value.AsBool() ? "1" : "0"),
        CelKind.Int => CelValue.String((value.AsInt() < 0 ? "-" : "") + Magnitude(value.AsInt()).ToString("b", CultureInfo.InvariantCulture)),
        CelKind.Uint => CelValue.String(value.AsUint().ToString("b", CultureInfo.InvariantCulture)),
        _ => Problem($"only integers and bools can be formatted as binary, was given {value.TypeName}"),
    };

    private static CelValue Hex(in CelValue value, char clause)
    {
        string? text = value.Kind switch
        {
            CelKind.Int => (value.AsInt() < 0 ? "-" : "") + Magnitude(value.AsInt()).ToString("x", CultureInfo.InvariantCulture),
            CelKind.Uint => value.AsUint().ToString("x", CultureInfo.InvariantCulture),
            CelKind.String => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value.AsString())),
            CelKind.Bytes => Convert.ToHexStringLower(value.AsBytes()),
            _ => null,
        };
        return text is null
            ? Problem($"only integers, byte buffers, and strings can be formatted as hex, was given {value.TypeName}")
            : CelValue.String(clause == 'X' ? text.ToUpperInvariant() : text);
    }

    private static CelValue Octal(in CelValue value) => value.Kind switch
    {
        CelKind.Int => CelValue.String((value.AsInt() < 0 ? "-" : "") + OctalDigits(Magnitude(value.AsInt()))),
        CelKind.Uint => CelValue.String(OctalDigits(value.AsUint())),
        _ => Problem($"octal clause can only be used on integers, was given {value.TypeName}"),
    };

    private static ulong Magnitude(long value) => value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;

    private static string OctalDigits(ulong value)
    {
        var digits = "";
        do
        {
            digits = (char)('0' + (int)(value & 7)) + digits;
            value >>= 3;
        }
        while (value > 0);
        return digits;
    }
}
