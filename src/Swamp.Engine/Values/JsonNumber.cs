using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Values;

/// <summary>
/// A JSON number without loss: digits times a power of ten, both in lowest terms, so that equal numbers have equal parts. Comparing costs
/// no more than reading the text, whatever the exponent.
/// </summary>
internal readonly record struct JsonNumber : IComparable<JsonNumber>
{
    private const long LargestExponent = 1_000_000_000_000_000_000;

    private JsonNumber(bool isNegative, string digits, long exponent)
    {
        IsNegative = isNegative;
        Digits = digits;
        Exponent = exponent;
    }

    /// <summary>Whether it is below zero.</summary>
    public bool IsNegative { get; }

    /// <summary>Decimal digits without zeros at either end; empty for zero.</summary>
    public string Digits { get; }

    /// <summary>The power of ten that <see cref="Digits"/> are multiplied by.</summary>
    public long Exponent { get; }

    /// <summary>Whether there is no fraction.</summary>
    public bool IsInteger => Exponent >= 0;

    /// <summary>The number a JSON value holds.</summary>
    public static JsonNumber Of(JsonNode value) => Parse(value.ToJsonString());

    /// <summary>Reads a number in JSON's grammar.</summary>
    public static JsonNumber Parse(ReadOnlySpan<char> text)
    {
        var negative = text[0] == '-';
        if (negative)
        {
            text = text[1..];
        }

        var exponent = 0L;
        var e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            exponent = ExponentOf(text[(e + 1)..]);
            text = text[..e];
        }

        var dot = text.IndexOf('.');
        var digits = dot < 0 ? text.ToString() : string.Concat(text[..dot], text[(dot + 1)..]);
        exponent -= dot < 0 ? 0 : text.Length - dot - 1;

        var trimmed = digits.TrimEnd('0');
        exponent += digits.Length - trimmed.Length;
        trimmed = trimmed.TrimStart('0');
        return trimmed.Length == 0 ? new JsonNumber(false, "", 0) : new JsonNumber(negative, trimmed, exponent);
    }

    /// <summary>Whether this is a whole multiple of another number that is above zero.</summary>
    public bool IsMultipleOf(JsonNumber other)
    {
        if (Digits.Length == 0)
        {
            return true;
        }

        // Digits do not end in zero, so a divisor with a higher power of ten cannot divide them.
        if (other.Exponent > Exponent)
        {
            return false;
        }

        var divisor = BigInteger.Parse(other.Digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var scale = BigInteger.ModPow(10, Exponent - other.Exponent, divisor);
        return (BigInteger.Parse(Digits, NumberStyles.None, CultureInfo.InvariantCulture) * scale % divisor).IsZero;
    }

    /// <summary>Negative when this is smaller, positive when it is larger, 0 when equal.</summary>
    public int CompareTo(JsonNumber other)
    {
        var sign = Sign;
        if (sign != other.Sign)
        {
            return sign.CompareTo(other.Sign);
        }

        if (sign == 0)
        {
            return 0;
        }

        // The place of the first digit decides; only then the digits, which compare like text because both start with a non-zero digit.
        var magnitude = (Exponent + Digits.Length).CompareTo(other.Exponent + other.Digits.Length);
        return sign * (magnitude != 0 ? magnitude : string.CompareOrdinal(Digits, other.Digits));
    }

    // Exponents that no 18 digits can hold are all taken for the same one; no number a computer can use comes near.
    private static long ExponentOf(ReadOnlySpan<char> text)
    {
        var negative = text[0] == '-';
        var digits = text.TrimStart("+-").TrimStart('0');
        var size = digits.IsEmpty ? 0L : digits.Length > 17 ? LargestExponent : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return negative ? -size : size;
    }

    /// <summary>The number as people write it when it is of a usual size.</summary>
    public override string ToString()
    {
        var sign = IsNegative ? "-" : "";
        return (Digits.Length, Exponent) switch
        {
            (0, _) => "0",
            (_, >= 0 and < 20) => sign + Digits + new string('0', (int)Exponent),
            (_, < 0 and > -20) when Digits.Length > -Exponent => $"{sign}{Digits[..^(int)-Exponent]}.{Digits[^(int)-Exponent..]}",
            (_, < 0 and > -20) => $"{sign}0.{Digits.PadLeft((int)-Exponent, '0')}",
            _ => $"{sign}{Digits}e{Exponent}",
        };
    }

    private int Sign => Digits.Length == 0 ? 0 : IsNegative ? -1 : 1;
}
