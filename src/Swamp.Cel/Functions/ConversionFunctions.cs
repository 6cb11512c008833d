using System.Globalization;
using System.Text;
using static Swamp.Cel.Functions.LibraryFunction;

namespace Swamp.Cel.Functions;

/// <summary>Conversions between kinds, with errors where a value does not fit.</summary>
internal static class ConversionFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        Global("dyn", 1, (a, _) => a[0]),
        Global("type", 1, (a, _) => CelValue.Type(a[0].TypeName)),
        Global("bool", 1, (a, _) => ToBool(a[0])),
        Global("int", 1, (a, _) => ToInt(a[0])),
        Global("uint", 1, (a, _) => ToUint(a[0])),
        Global("double", 1, (a, _) => ToDouble(a[0])),
        Global("string", 1, (a, _) => ToText(a[0])),
        Global("bytes", 1, (a, _) => ToBytes(a[0])),
        Global("timestamp", 1, (a, _) => ToTimestamp(a[0])),
        Global("duration", 1, (a, _) => ToDuration(a[0])),
    ];

    private static CelValue Range(string type) => CelValue.Error(CelErrorCode.Overflow, $"{type} range error: the value does not fit");

    private static CelValue Failed(in CelValue value, string type) =>
        CelValue.Error(CelErrorCode.Conversion, $"type conversion error: {Shortened(CelText.Literal(value))} is no {type}");

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static CelValue? ToBool(in CelValue value) => value.Kind switch
    {
        CelKind.Bool => value,
        CelKind.String => value.AsString() switch
        {
            "true" or "True" or "TRUE" or "t" or "1" => CelValue.True,
            "false" or "False" or "FALSE" or "f" or "0" => CelValue.False,
            _ => Failed(value, "bool"),
        },
        _ => null,
    };

    private static CelValue? ToInt(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int:
                return value;
            case CelKind.Uint:
                return value.AsUint() > long.MaxValue ? Range("int") : CelValue.Int((long)value.AsUint());
            case CelKind.Double:
                var number = value.AsDouble();
                return number is > -9223372036854775808.0 and < 9223372036854775808.0 ? CelValue.Int((long)number) : Range("int");
            case CelKind.String:
                return long.TryParse(value.AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                    ? CelValue.Int(parsed)
                    : Failed(value, "int");
            case CelKind.Timestamp:
                return CelValue.Int(value.AsTime().Seconds);
            case CelKind.Duration:
                return CelValue.Int((value.AsTime().Seconds * CelTime.NanosPerSecond) + value.AsTime().Nanos);
            default:
                return null;
        }
    }

    private static CelValue? ToUint(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Uint:
                return value;
            case CelKind.Int:
                return value.AsInt() < 0 ? Range("uint") : CelValue.Uint((ulong)value.AsInt());
            case CelKind.Double:
                var number = value.AsDouble();
                return number is > -1 and < 18446744073709551616.0 ? CelValue.Uint((ulong)number) : Range("uint");
            case CelKind.String:
                return ulong.TryParse(value.AsString(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                    ? CelValue.Uint(parsed)
                    : Failed(value, "uint");
            default:
                return null;
        }
    }

    private static CelValue? ToDouble(in CelValue value) => value.Kind switch
    {
        CelKind.Double => value,
        CelKind.Int => CelValue.Double(value.AsInt()),
        CelKind.Uint => CelValue.Double(value.AsUint()),
        CelKind.String => value.AsString() switch
        {
            "NaN" => CelValue.Double(double.NaN),
            "Infinity" or "+Infinity" or "Inf" or "+Inf" => CelValue.Double(double.PositiveInfinity),
            "-Infinity" or "-Inf" => CelValue.Double(double.NegativeInfinity),
            var text when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var parsed) => CelValue.Double(parsed),
            _ => Failed(value, "double"),
        },
        _ => null,
    };

    private static CelValue? ToText(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return value;
            case CelKind.Bytes:
                try
                {
                    return CelValue.String(StrictUtf8.GetString(value.AsBytes()));
                }
                catch (DecoderFallbackException)
                {
                    return CelValue.Error(CelErrorCode.Conversion, "invalid UTF-8 in bytes, cannot convert to string");
                }

            case CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Timestamp or CelKind.Duration or CelKind.Type:
                return CelValue.String(CelText.Of(value));
            default:
                return null;
        }
    }

    private static CelValue? ToBytes(in CelValue value) => value.Kind switch
    {
        CelKind.Bytes => value,
        CelKind.String => CelValue.Bytes(Encoding.UTF8.GetBytes(value.AsString())),
        _ => null,
    };

    private static CelValue? ToTimestamp(in CelValue value) => value.Kind switch
    {
        CelKind.Timestamp => value,
        CelKind.Int => CelTime.MakeTimestamp(value.AsInt(), 0),
        CelKind.String => CelTime.TryParseTimestamp(value.AsString(), out var parsed) ? parsed : Failed(value, "timestamp"),
        _ => null,
    };

    private static CelValue? ToDuration(in CelValue value) => value.Kind switch
    {
        CelKind.Duration => value,
        CelKind.Int => CelTime.MakeDuration(value.AsInt(), 0),
        CelKind.String => CelTime.TryParseDuration(value.AsString(), out var parsed) ? parsed : Failed(value, "duration"),
        _ => null,
    };
}
