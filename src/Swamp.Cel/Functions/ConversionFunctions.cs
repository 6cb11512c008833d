using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary><c>int uint double string bytes bool dyn type</c>.</summary>
internal static class ConversionFunctions
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void Register(LibraryTable table) => table
        .Global("int", ToInt)
        .Global("uint", ToUint)
        .Global("double", ToDouble)
        .Global("string", ToText)
        .Global("bytes", ToBytes)
        .Global("bool", ToBool)
        .Global("dyn", static (Frame _, in CelValue a) => a)
        .Global("type", static (Frame _, in CelValue a) => CelValue.Type(a.TypeOf()));

    /// <summary>Whether a text can be a number: the runtime ignores NUL at the end, the language does not.</summary>
    private static bool IsNumeric(string text) => !text.EndsWith('\0');

    private static CelValue ToInt(Frame frame, in CelValue a)
    {
        switch (a.Kind)
        {
            case CelKind.Int: return a;
            case CelKind.Uint: return a.RawUint <= long.MaxValue ? CelValue.Int(a.Num) : Faults.Range("int");
            case CelKind.Double:
                // The bounds themselves are excluded: a double cannot tell them from numbers outside.
                return a.RawDouble is > -9223372036854775808.0 and < 9223372036854775808.0 ? CelValue.Int((long)a.RawDouble) : Faults.Range("int");
            case CelKind.String:
                frame.ChargeLong(a.RawString.Length);
                return IsNumeric(a.RawString) && long.TryParse(a.RawString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                    ? CelValue.Int(value)
                    : Faults.Conversion(a, "int");
            case CelKind.Timestamp: return CelValue.Int(a.Num);
            default: return Faults.NoOverload("int", a);
        }
    }

    private static CelValue ToUint(Frame frame, in CelValue a)
    {
        switch (a.Kind)
        {
            case CelKind.Uint: return a;
            case CelKind.Int: return a.Num >= 0 ? CelValue.Uint((ulong)a.Num) : Faults.Range("uint");
            case CelKind.Double:
                return a.RawDouble is >= 0 and < 18446744073709551616.0 ? CelValue.Uint((ulong)a.RawDouble) : Faults.Range("uint");
            case CelKind.String:
                frame.ChargeLong(a.RawString.Length);
                return IsNumeric(a.RawString) && ulong.TryParse(a.RawString, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    ? CelValue.Uint(value)
                    : Faults.Conversion(a, "uint");
            default: return Faults.NoOverload("uint", a);
        }
    }

    private static CelValue ToDouble(Frame frame, in CelValue a) => a.Kind switch
    {
        CelKind.Double => a,
        CelKind.Int => CelValue.Double(a.Num),
        CelKind.Uint => CelValue.Double(a.RawUint),
        CelKind.String => ParseDouble(frame, a.RawString) is { } value ? CelValue.Double(value) : Faults.Conversion(a, "double"),
        _ => Faults.NoOverload("double", a),
    };

    private static double? ParseDouble(Frame frame, string text)
    {
        frame.ChargeLong(text.Length);
        if (!IsNumeric(text)) return null;
        var unsigned = text.AsSpan().TrimStart("+-");
        if (text.Length - unsigned.Length > 1) return null;
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase)) return double.NaN;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    private static CelValue ToText(Frame frame, in CelValue a)
    {
        switch (a.Kind)
        {
            case CelKind.String: return a;
            case CelKind.Bytes:
                frame.ChargeText(a.RawBytes.Length);
                return Decode(a.RawBytes) is { } text ? CelValue.String(text) : CelValue.Error(CelErrorCodes.Conversion, "invalid UTF-8 in bytes, cannot convert to string");
            default: return Text(a) is { } scalar ? CelValue.String(scalar) : Faults.NoOverload("string", a);
        }
    }

    /// <summary>UTF-8 as a string; null when it is not valid.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>A scalar as <c>string()</c> writes it; null when it has no such form.</summary>
    public static string? Text(in CelValue a) => a.Kind switch
    {
        CelKind.String => a.RawString,
        CelKind.Bool => a.Num != 0 ? "true" : "false",
        CelKind.Int => a.Num.ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => a.RawUint.ToString(CultureInfo.InvariantCulture),
        CelKind.Double => DoubleText(a.RawDouble),
        CelKind.Timestamp => a.AsTimestamp().ToString(),
        CelKind.Duration => a.AsDuration().ToString(),
        _ => null,
    };

    public static string DoubleText(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "+Inf" : "-Inf";
        return value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
    }

    private static CelValue ToBytes(Frame frame, in CelValue a)
    {
        if (a.Kind == CelKind.Bytes) return a;
        if (a.Kind != CelKind.String) return Faults.NoOverload("bytes", a);
        frame.ChargeText(a.RawString.Length);
        return CelValue.Bytes(Encoding.UTF8.GetBytes(a.RawString));
    }

    private static CelValue ToBool(Frame frame, in CelValue a)
    {
        if (a.Kind == CelKind.Bool) return a;
        if (a.Kind != CelKind.String) return Faults.NoOverload("bool", a);
        return a.RawString switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => CelValue.True,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => CelValue.False,
            _ => Faults.Conversion(a, "bool"),
        };
    }
}
