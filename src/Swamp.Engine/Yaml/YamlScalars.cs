using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Yaml;

/// <summary>
/// The YAML 1.2 core schema: what an unquoted scalar means. Timestamps, <c>yes</c>/<c>no</c>, <c>1_000</c> and sexagesimals are strings.
/// Numbers that fit neither a 64-bit integer nor a double keep their digits as a JSON number.
/// </summary>
internal static class YamlScalars
{
    private const int LongestNumber = 1000;

    /// <summary>What a plain text means.</summary>
    internal enum Meaning
    {
        Text,
        Null,
        True,
        False,
        Integer,
        Octal,
        Hexadecimal,
        Float,
        NotFinite,
    }

    public static Meaning MeaningOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return Meaning.Null;
        }

        return text[0] switch
        {
            '~' => text.Length == 1 ? Meaning.Null : Meaning.Text,
            'n' or 'N' => text is "null" or "Null" or "NULL" ? Meaning.Null : Meaning.Text,
            't' or 'T' => text is "true" or "True" or "TRUE" ? Meaning.True : Meaning.Text,
            'f' or 'F' => text is "false" or "False" or "FALSE" ? Meaning.False : Meaning.Text,
            '+' or '-' or '.' or (>= '0' and <= '9') => NumberMeaning(text),
            _ => Meaning.Text,
        };
    }

    public static JsonNode? ToJson(YamlScalar scalar, string? fileName)
    {
        switch (scalar.Tag)
        {
            case "!!str":
                return JsonValue.Create(scalar.Value);
            case null when scalar.Style != YamlScalarStyle.Plain:
                return JsonValue.Create(scalar.Value);
        }

        var meaning = MeaningOf(scalar.Value);
        if (scalar.Tag is { } tag && !Fits(tag, meaning))
        {
            throw Bad($"'{Shown(scalar.Value)}' cannot be read as {tag}.", "Correct the value or remove the tag.", scalar, fileName);
        }

        return meaning switch
        {
            Meaning.Null => null,
            Meaning.True => JsonValue.Create(true),
            Meaning.False => JsonValue.Create(false),
            Meaning.Text => JsonValue.Create(scalar.Value),
            Meaning.NotFinite => throw Bad(
                $"{scalar.Value} has no counterpart in JSON.", $"Quote it to mean the text: '{scalar.Value}'.", scalar, fileName),
            _ when scalar.Value.Length > LongestNumber => throw Bad(
                $"A number of {scalar.Value.Length} characters is too long.", "Quote it to mean a text.", scalar, fileName),
            Meaning.Integer => Integer(scalar.Value),
            Meaning.Octal => Octal(scalar.Value.AsSpan(2)),
            Meaning.Hexadecimal => Hexadecimal(scalar.Value.AsSpan(2)),
            _ => Float(scalar.Value),
        };
    }

    private static bool Fits(string tag, Meaning meaning) => tag switch
    {
        "!!null" => meaning == Meaning.Null,
        "!!bool" => meaning is Meaning.True or Meaning.False,
        "!!int" => meaning is Meaning.Integer or Meaning.Octal or Meaning.Hexadecimal,
        "!!float" => meaning is Meaning.Integer or Meaning.Float or Meaning.NotFinite,
        _ => false,
    };

    private static Meaning NumberMeaning(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] == 'o')
        {
            return text[2..].ContainsAnyExceptInRange('0', '7') ? Meaning.Text : Meaning.Octal;
        }

        if (text.Length > 2 && text[0] == '0' && text[1] == 'x')
        {
            return IsHexadecimal(text[2..]) ? Meaning.Hexadecimal : Meaning.Text;
        }

        var signed = text[0] is '+' or '-';
        var rest = signed ? text[1..] : text;
        if (rest is ".inf" or ".Inf" or ".INF" || (!signed && rest is ".nan" or ".NaN" or ".NAN"))
        {
            return Meaning.NotFinite;
        }

        var whole = CountDigits(rest);
        if (whole == rest.Length)
        {
            return whole > 0 ? Meaning.Integer : Meaning.Text;
        }

        var at = whole;
        var fraction = 0;
        if (rest[at] == '.')
        {
            fraction = CountDigits(rest[(at + 1)..]);
            at += 1 + fraction;
        }

        if (whole + fraction == 0)
        {
            return Meaning.Text;
        }

        if (at == rest.Length)
        {
            return Meaning.Float;
        }

        if (rest[at] is not ('e' or 'E'))
        {
            return Meaning.Text;
        }

        at++;
        if (at < rest.Length && rest[at] is '+' or '-')
        {
            at++;
        }

        var exponent = CountDigits(rest[at..]);
        return exponent > 0 && at + exponent == rest.Length ? Meaning.Float : Meaning.Text;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonNode Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Number(number.ToString(CultureInfo.InvariantCulture))
            : Number(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));

    private static JsonNode Octal(ReadOnlySpan<char> digits)
    {
        var number = BigInteger.Zero;
        foreach (var digit in digits)
        {
            number = (number * 8) + (digit - '0');
        }

        return Big(number);
    }

    // The leading zero keeps the sign bit clear.
    private static JsonNode Hexadecimal(ReadOnlySpan<char> digits) =>
        Big(BigInteger.Parse($"0{digits}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static JsonNode Big(BigInteger number) =>
        Number(number.ToString(CultureInfo.InvariantCulture));

    private static JsonNode Float(string text)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Number(double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : AsJsonNumber(text));
    }

    private static string AsJsonNumber(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var body = text.TrimStart('+', '-').TrimStart('0');
        if (body.Length == 0 || !char.IsAsciiDigit(body[0]))
        {
            body = "0" + body;
        }

        var dot = body.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0 && (dot + 1 == body.Length || !char.IsAsciiDigit(body[dot + 1])))
        {
            body = body.Insert(dot + 1, "0");
        }

        return sign + body;
    }

    // Numbers made by the JSON reader can be asked for as any numeric type; those made from a long cannot be asked for as an int.
    private static JsonNode Number(string number) => JsonNode.Parse(number)!;

    private static string Shown(string value) => value.Length <= 40 ? value : value[..40] + "…";

    private static SwampException Bad(string message, string hint, YamlScalar scalar, string? fileName) =>
        new(ErrorCodes.InvalidDocument, message, hint, new SourceLocation(fileName, scalar.Start.Line, scalar.Start.Column));
}
