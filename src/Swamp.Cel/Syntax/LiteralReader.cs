using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary>Turns the text of literals into values. A literal that is not one gives null and says why.</summary>
internal static class LiteralReader
{
    public static CelValue? ReadInt(ReadOnlySpan<char> text, bool negative, out string problem)
    {
        problem = "the integer is outside of the range of int";
        ulong magnitude;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out magnitude)) return null;
        }
        else if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out magnitude))
        {
            return null;
        }

        if (negative) return magnitude <= 1UL << 63 ? CelValue.Int(unchecked(-(long)magnitude)) : null;
        return magnitude <= long.MaxValue ? CelValue.Int((long)magnitude) : null;
    }

    public static CelValue? ReadUint(ReadOnlySpan<char> text, out string problem)
    {
        problem = "the integer is outside of the range of uint";
        var digits = text[..^1];
        var ok = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return ok ? CelValue.Uint(value) : null;
    }

    public static CelValue? ReadDouble(ReadOnlySpan<char> text, bool negative, out string problem)
    {
        problem = "the number is outside of the range of double";
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return null;
        return CelValue.Double(negative ? -value : value);
    }

    public static CelValue? ReadString(ReadOnlySpan<char> literal, out string problem, out int problemAt)
    {
        problem = "";
        problemAt = 0;
        var body = Body(literal, out var raw, out var bodyStart);
        if (raw || body.IndexOf('\\') < 0) return CelValue.String(Lines(body));
        var text = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length;)
        {
            if (body[i] != '\\')
            {
                i = AppendPlain(text, body, i);
                continue;
            }

            var start = i;
            if (!ReadEscape(body, ref i, out var code, out _) || code is > 0x10ffff or (>= 0xd800 and <= 0xdfff))
            {
                problem = "the escape sequence is not valid in a string";
                problemAt = bodyStart + start;
                return null;
            }

            text.Append(char.ConvertFromUtf32(code));
        }

        return CelValue.String(text.ToString());
    }

    public static CelValue? ReadBytes(ReadOnlySpan<char> literal, out string problem, out int problemAt)
    {
        problem = "";
        problemAt = 0;
        var body = Body(literal, out var raw, out var bodyStart);
        if (raw || body.IndexOf('\\') < 0) return CelValue.Bytes(Encoding.UTF8.GetBytes(Lines(body)));
        var bytes = new MemoryStream(body.Length);
        Span<byte> encoded = stackalloc byte[4];
        for (var i = 0; i < body.Length;)
        {
            if (body[i] != '\\')
            {
                if (Rune.DecodeFromUtf16(body[i..], out var rune, out var used) != System.Buffers.OperationStatus.Done) rune = Rune.ReplacementChar;
                var carriage = rune.Value == '\r';
                if (carriage && i + 1 < body.Length && body[i + 1] == '\n') i++;
                bytes.Write(encoded[..(carriage ? new Rune('\n') : rune).EncodeToUtf8(encoded)]);
                i += used;
                continue;
            }

            var start = i;
            if (!ReadEscape(body, ref i, out var code, out var unicode) || unicode)
            {
                problem = "the escape sequence is not valid in bytes";
                problemAt = bodyStart + start;
                return null;
            }

            bytes.WriteByte((byte)code);
        }

        return CelValue.Bytes(bytes.ToArray());
    }

    private static ReadOnlySpan<char> Body(ReadOnlySpan<char> literal, out bool raw, out int start)
    {
        raw = false;
        start = 0;
        while (literal[start] is not ('"' or '\''))
        {
            raw |= literal[start] is 'r' or 'R';
            start++;
        }

        var quote = literal[start];
        var quotes = literal.Length - start >= 6 && literal[start + 1] == quote && literal[start + 2] == quote ? 3 : 1;
        start += quotes;
        return literal[start..^quotes];
    }

    /// <summary>Line ends of a multi-line string are newlines, whatever the file had.</summary>
    private static string Lines(ReadOnlySpan<char> body) =>
        body.IndexOf('\r') < 0 ? body.ToString() : body.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static int AppendPlain(StringBuilder text, ReadOnlySpan<char> body, int i)
    {
        if (body[i] != '\r')
        {
            text.Append(body[i]);
            return i + 1;
        }

        text.Append('\n');
        return i + 1 < body.Length && body[i + 1] == '\n' ? i + 2 : i + 1;
    }

    private static bool ReadEscape(ReadOnlySpan<char> body, ref int i, out int code, out bool unicode)
    {
        unicode = false;
        code = 0;
        if (i + 1 >= body.Length) return false;
        var c = body[i + 1];
        i += 2;
        switch (c)
        {
            case 'a': code = '\a'; return true;
            case 'b': code = '\b'; return true;
            case 'f': code = '\f'; return true;
            case 'n': code = '\n'; return true;
            case 'r': code = '\r'; return true;
            case 't': code = '\t'; return true;
            case 'v': code = '\v'; return true;
            case '\\' or '"' or '\'' or '`' or '?': code = c; return true;
            case 'x' or 'X': return ReadDigits(body, ref i, 2, NumberStyles.AllowHexSpecifier, out code);
            case 'u':
                unicode = true;
                return ReadDigits(body, ref i, 4, NumberStyles.AllowHexSpecifier, out code);
            case 'U':
                unicode = true;
                return ReadDigits(body, ref i, 8, NumberStyles.AllowHexSpecifier, out code);
            case >= '0' and <= '3':
                if (i + 2 > body.Length || body[i] is not (>= '0' and <= '7') || body[i + 1] is not (>= '0' and <= '7')) return false;
                code = ((c - '0') * 64) + ((body[i] - '0') * 8) + (body[i + 1] - '0');
                i += 2;
                return true;
            default: return false;
        }
    }

    private static bool ReadDigits(ReadOnlySpan<char> body, ref int i, int digits, NumberStyles style, out int code)
    {
        code = 0;
        if (i + digits > body.Length) return false;
        if (!uint.TryParse(body.Slice(i, digits), style, CultureInfo.InvariantCulture, out var value) || value > 0x10ffff) return false;
        i += digits;
        code = (int)value;
        return true;
    }
}
