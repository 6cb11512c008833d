using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary><c>"…".format([…])</c>.</summary>
internal static class StringFormat
{
    private const int MaxPrecision = 1000;
    private const int MaxDepth = 100;

    public static CelValue Format(Frame frame, string format, ICelList args)
    {
        var text = new StringBuilder(format.Length + 16);
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            if (++i >= format.Length) return Faults.Argument("unexpected end of format string");
            if (format[i] == '%')
            {
                text.Append('%');
                continue;
            }

            var precision = -1;
            if (format[i] == '.')
            {
                var start = ++i;
                while (i < format.Length && char.IsAsciiDigit(format[i])) i++;
                if (i >= format.Length) return Faults.Argument("could not find end of precision specifier");
                if (!int.TryParse(format.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out precision) || precision > MaxPrecision)
                {
                    return Faults.Argument($"the precision must be a number up to {MaxPrecision}");
                }
            }

            if (next >= args.Count) return CelValue.Error(CelErrorCodes.IndexOutOfRange, $"index {next} out of range");
            var before = text.Length;
            var value = frame.Item(args, next++);
            if (value.IsFailure) return value;
            if (Append(frame, text, format[i], value, precision) is { } problem) return Faults.Argument($"error during formatting: {problem}");
            frame.ChargeText(text.Length - before);
        }

        frame.ChargeText(text.Length);
        return CelValue.String(text.ToString());
    }

    private static string? Append(Frame frame, StringBuilder text, char clause, in CelValue value, int precision) => clause switch
    {
        's' => Text(frame, text, value, 0),
        'd' => Whole(text, value),
        'f' => Real(text, value, precision, exponent: false),
        'e' => Real(text, value, precision, exponent: true),
        'b' => Binary(text, value),
        'o' => Octal(text, value),
        'x' => Hex(text, value, upper: false),
        'X' => Hex(text, value, upper: true),
        _ => $"unrecognized formatting clause \"{clause}\"",
    };

    private static string? Text(Frame frame, StringBuilder text, in CelValue value, int depth)
    {
        frame.Charge(1);
        if (depth > MaxDepth) return "the value nests too deeply";
        switch (value.Kind)
        {
            case CelKind.Null: text.Append("null"); return null;
            case CelKind.Bytes:
                frame.ChargeText(value.RawBytes.Length);
                text.Append(Encoding.UTF8.GetString(value.RawBytes));
                return null;
            case CelKind.Double: text.Append(Special(value.RawDouble) ?? ConversionFunctions.DoubleText(value.RawDouble)); return null;
            case CelKind.Type: text.Append(value.AsType().Name); return null;
            case CelKind.List: return List(frame, text, value.RawList, depth);
            case CelKind.Map: return Map(frame, text, value.RawMap, depth);
            default:
                if (ConversionFunctions.Text(value) is not { } scalar) return $"string clause cannot be used on {value.TypeOf().Name}";
                frame.ChargeText(scalar.Length);
                text.Append(scalar);
                return null;
        }
    }

    private static string? List(Frame frame, StringBuilder text, ICelList list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) text.Append(", ");
            if (Text(frame, text, frame.Item(list, i), depth + 1) is { } problem) return problem;
        }

        text.Append(']');
        return null;
    }

    private static string? Map(Frame frame, StringBuilder text, ICelMap map, int depth)
    {
        var entries = new List<(string Key, CelValue Value)>();
        foreach (var key in map.Keys)
        {
            frame.Charge(1);
            if (ConversionFunctions.Text(key) is { } name && frame.TryGet(map, key, out var value)) entries.Add((name, value));
        }

        entries.Sort(static (a, b) => CelEquality.CompareStrings(a.Key, b.Key));
        text.Append('{');
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(entries[i].Key).Append(": ");
            if (Text(frame, text, entries[i].Value, depth + 1) is { } problem) return problem;
        }

        text.Append('}');
        return null;
    }

    private static string? Special(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "Infinity" : double.IsNegativeInfinity(value) ? "-Infinity" : null;

    private static string? Whole(StringBuilder text, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int: text.Append(CultureInfo.InvariantCulture, $"{value.Num}"); return null;
            case CelKind.Uint: text.Append(CultureInfo.InvariantCulture, $"{value.RawUint}"); return null;
            case CelKind.Double when Special(value.RawDouble) is { } special: text.Append(special); return null;
            default: return $"decimal clause can only be used on integers, was given {value.TypeOf().Name}";
        }
    }

    private static string? Real(StringBuilder text, in CelValue value, int precision, bool exponent)
    {
        if (!CelEquality.IsNumber(value))
        {
            return $"{(exponent ? "scientific" : "fixed-point")} clause can only be used on doubles, was given {value.TypeOf().Name}";
        }

        var number = MathFunctions.ToDouble(value);
        if (Special(number) is { } special)
        {
            text.Append(special);
            return null;
        }

        var digits = (precision < 0 ? 6 : precision).ToString(CultureInfo.InvariantCulture);
        if (!exponent)
        {
            text.Append(number.ToString("F" + digits, CultureInfo.InvariantCulture));
            return null;
        }

        var scientific = number.ToString("e" + digits, CultureInfo.InvariantCulture);
        var mark = scientific.IndexOf('e', StringComparison.Ordinal);
        var power = scientific.AsSpan(mark + 2).TrimStart('0');
        text.Append(scientific, 0, mark + 2).Append('0', Math.Max(0, 2 - power.Length)).Append(power);
        return null;
    }

    private static string? Binary(StringBuilder text, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Bool: text.Append(value.Num != 0 ? '1' : '0'); return null;
            case CelKind.Int:
                if (value.Num < 0) text.Append('-');
                text.Append(Magnitude(value.Num).ToString("b", CultureInfo.InvariantCulture));
                return null;
            case CelKind.Uint: text.Append(value.RawUint.ToString("b", CultureInfo.InvariantCulture)); return null;
            default: return $"only integers and bools can be formatted as binary, was given {value.TypeOf().Name}";
        }
    }

    private static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;

    private static string? Octal(StringBuilder text, in CelValue value)
    {
        if (value.Kind is not (CelKind.Int or CelKind.Uint)) return $"octal clause can only be used on integers, was given {value.TypeOf().Name}";
        var rest = value.Kind == CelKind.Int ? Magnitude(value.Num) : value.RawUint;
        if (value.Kind == CelKind.Int && value.Num < 0) text.Append('-');
        Span<char> digits = stackalloc char[22];
        var at = digits.Length;
        do
        {
            digits[--at] = (char)('0' + (int)(rest & 7));
            rest >>= 3;
        }
        while (rest != 0);
        text.Append(digits[at..]);
        return null;
    }

    private static string? Hex(StringBuilder text, in CelValue value, bool upper)
    {
        var form = upper ? "X" : "x";
        switch (value.Kind)
        {
            case CelKind.Int:
                if (value.Num < 0) text.Append('-');
                text.Append(Magnitude(value.Num).ToString(form, CultureInfo.InvariantCulture));
                return null;
            case CelKind.Uint: text.Append(value.RawUint.ToString(form, CultureInfo.InvariantCulture)); return null;
            case CelKind.String or CelKind.Bytes:
                var bytes = value.Kind == CelKind.String ? Encoding.UTF8.GetBytes(value.RawString) : value.RawBytes;
                text.Append(upper ? Convert.ToHexString(bytes) : Convert.ToHexStringLower(bytes));
                return null;
            default: return $"only integers, byte buffers, and strings can be formatted as hex, was given {value.TypeOf().Name}";
        }
    }
}
