using System.Globalization;
using System.Text;

namespace Swamp.Cel.Syntax;

/// <summary>Reads string and bytes literals with their escapes.</summary>
internal static class StringLiteral
{
    public static Token Read(string source, int start, int quoteAt, bool raw, bool bytes, out int end)
    {
        var quote = source[quoteAt];
        var triple = quoteAt + 2 < source.Length && source[quoteAt + 1] == quote && source[quoteAt + 2] == quote;
        var closing = new string(quote, triple ? 3 : 1);
        var position = quoteAt + closing.Length;
        var text = new StringBuilder();
        var content = new List<byte>();
        while (true)
        {
            if (position >= source.Length || (!triple && source[position] is '\n' or '\r'))
            {
                end = position;
                return new Token(TokenKind.Error, "the string is not terminated", start, position - start);
            }

            if (string.CompareOrdinal(source, position, closing, 0, closing.Length) == 0)
            {
                end = position + closing.Length;
                return bytes
                    ? new Token(TokenKind.Bytes, "", start, end - start) { Bytes = [.. content] }
                    : new Token(TokenKind.String, text.ToString(), start, end - start);
            }

            if (source[position] == '\\' && !raw)
            {
                if (!Escape(source, ref position, bytes, text, content))
                {
                    end = Math.Min(position + 2, source.Length);
                    return new Token(TokenKind.Error, "unknown escape in a string", position, end - position);
                }
            }
            else
            {
                AppendPlain(source, ref position, bytes, text, content);
            }
        }
    }

    private static void AppendPlain(string source, ref int position, bool bytes, StringBuilder text, List<byte> content)
    {
        var width = char.IsHighSurrogate(source[position]) && position + 1 < source.Length && char.IsLowSurrogate(source[position + 1]) ? 2 : 1;
        if (bytes)
        {
            content.AddRange(Encoding.UTF8.GetBytes(source.Substring(position, width)));
        }
        else
        {
            text.Append(source, position, width);
        }

        position += width;
    }

    private static bool Escape(string source, ref int position, bool bytes, StringBuilder text, List<byte> content)
    {
        if (position + 1 >= source.Length)
        {
            return false;
        }

        var c = source[position + 1];
        var simple = "abfnrtv\\?\"'`".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            Append("\a\b\f\n\r\t\v\\?\"'`"[simple], bytes, text, content);
            position += 2;
            return true;
        }

        var (digits, radix, skip) = c switch
        {
            'x' or 'X' => (2, 16, 2),
            'u' when !bytes => (4, 16, 2),
            'U' when !bytes => (8, 16, 2),
            >= '0' and <= '3' => (3, 8, 1),
            _ => (0, 0, 0),
        };
        if (digits == 0 || position + skip + digits > source.Length)
        {
            return false;
        }

        long value = 0;
        foreach (var digit in source.AsSpan(position + skip, digits))
        {
            var number = char.IsAsciiHexDigit(digit) ? int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 99;
            if (number >= radix)
            {
                return false;
            }

            value = (value * radix) + number;
        }

        position += skip + digits;
        if (bytes)
        {
            content.Add((byte)value);
            return value <= 255;
        }

        if (!Rune.IsValid((int)Math.Min(value, int.MaxValue)))
        {
            return false;
        }

        text.Append(new Rune((int)value).ToString());
        return true;
    }

    private static void Append(char c, bool bytes, StringBuilder text, List<byte> content)
    {
        if (bytes)
        {
            content.Add((byte)c);
        }
        else
        {
            text.Append(c);
        }
    }
}
