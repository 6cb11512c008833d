namespace Swamp.Cel.Syntax;

/// <summary>Cuts source into tokens.</summary>
internal sealed class Lexer(string source)
{
    private static readonly string[] Symbols =
        ["==", "!=", "<=", ">=", "&&", "||", "(", ")", "[", "]", "{", "}", ".", ",", ":", "?", "+", "-", "*", "/", "%", "!", "<", ">", "="];

    private int position;

    public Token Next()
    {
        SkipSpace();
        if (position >= source.Length)
        {
            return new Token(TokenKind.End, "", source.Length, 0);
        }

        var c = source[position];
        if (StringPrefix(out var raw, out var bytes, out var quoteAt))
        {
            return StringLiteral.Read(source, position, quoteAt, raw, bytes, out position);
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            return Word();
        }

        if (char.IsAsciiDigit(c) || (c == '.' && position + 1 < source.Length && char.IsAsciiDigit(source[position + 1])))
        {
            return Number();
        }

        if (c == '`')
        {
            return Quoted();
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(source, position, symbol, 0, symbol.Length) == 0)
            {
                position += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, position - symbol.Length, symbol.Length);
            }
        }

        var width = char.IsHighSurrogate(c) && position + 1 < source.Length ? 2 : 1;
        var unexpected = source.Substring(position, width);
        position += width;
        return new Token(TokenKind.Error, $"unexpected character '{unexpected}'", position - width, width);
    }

    private void SkipSpace()
    {
        while (position < source.Length)
        {
            if (source[position] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                position++;
            }
            else if (source[position] == '/' && position + 1 < source.Length && source[position + 1] == '/')
            {
                while (position < source.Length && source[position] != '\n')
                {
                    position++;
                }
            }
            else
            {
                return;
            }
        }
    }

    private bool StringPrefix(out bool raw, out bool bytes, out int quoteAt)
    {
        raw = bytes = false;
        quoteAt = position;
        while (quoteAt < source.Length && quoteAt - position <= 2)
        {
            switch (source[quoteAt])
            {
                case '"' or '\'':
                    return true;
                case 'r' or 'R' when !raw:
                    raw = true;
                    break;
                case 'b' or 'B' when !bytes:
                    bytes = true;
                    break;
                default:
                    return false;
            }

            quoteAt++;
        }

        return false;
    }

    private Token Word()
    {
        var start = position;
        while (position < source.Length && (char.IsAsciiLetterOrDigit(source[position]) || source[position] == '_'))
        {
            position++;
        }

        return new Token(TokenKind.Identifier, source[start..position], start, position - start);
    }

    private Token Quoted()
    {
        var start = position++;
        while (position < source.Length && (char.IsAsciiLetterOrDigit(source[position]) || source[position] is '_' or '.' or '-' or '/' or ' '))
        {
            position++;
        }

        if (position >= source.Length || source[position] != '`' || position == start + 1)
        {
            return new Token(TokenKind.Error, "unterminated or empty quoted identifier", start, position - start);
        }

        position++;
        return new Token(TokenKind.QuotedIdentifier, source[(start + 1)..(position - 1)], start, position - start);
    }

    private Token Number()
    {
        var start = position;
        if (source[position] == '0' && position + 1 < source.Length && source[position + 1] is 'x' or 'X')
        {
            position += 2;
            var digits = position;
            Skip(char.IsAsciiHexDigit);
            return position == digits ? new Token(TokenKind.Error, "a hexadecimal number needs digits", start, 2) : Integer(start);
        }

        Skip(char.IsAsciiDigit);
        var isDouble = false;
        if (position + 1 < source.Length && source[position] == '.' && char.IsAsciiDigit(source[position + 1]))
        {
            isDouble = true;
            position++;
            Skip(char.IsAsciiDigit);
        }

        if (position < source.Length && source[position] is 'e' or 'E')
        {
            var sign = position + 1 < source.Length && source[position + 1] is '+' or '-' ? 1 : 0;
            if (position + 1 + sign < source.Length && char.IsAsciiDigit(source[position + 1 + sign]))
            {
                isDouble = true;
                position += 1 + sign;
                Skip(char.IsAsciiDigit);
            }
        }

        return isDouble ? new Token(TokenKind.Double, source[start..position], start, position - start) : Integer(start);
    }

    private Token Integer(int start)
    {
        if (position < source.Length && source[position] is 'u' or 'U')
        {
            position++;
            return new Token(TokenKind.Uint, source[start..(position - 1)], start, position - start);
        }

        return new Token(TokenKind.Int, source[start..position], start, position - start);
    }

    private void Skip(Func<char, bool> isWanted)
    {
        while (position < source.Length && isWanted(source[position]))
        {
            position++;
        }
    }
}
