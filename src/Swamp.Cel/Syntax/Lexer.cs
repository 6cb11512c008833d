namespace Swamp.Cel;

/// <summary>Cuts the source into tokens, one at a time.</summary>
internal struct Lexer(string source)
{
    private int at;

    /// <summary>What is wrong with the last token, when it is <see cref="TokenKind.Bad"/>.</summary>
    public string? Problem { get; private set; }

    public Token Next()
    {
        SkipBlank();
        var start = at;
        if (at >= source.Length) return new Token(TokenKind.End, at, at);
        var c = source[at];
        if (IsLetter(c)) return Word(start);
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1]))) return Number(start);
        if (c is '"' or '\'') return Text(start, raw: false, TokenKind.String);
        return c == '`' ? Quoted(start) : Punctuation(start, c);
    }

    public static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private readonly char Peek(int ahead) => at + ahead < source.Length ? source[at + ahead] : '\0';

    private void SkipBlank()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                at++;
            }
            else if (c == '/' && Peek(1) == '/')
            {
                var end = source.AsSpan(at).IndexOfAny('\n', '\r');
                at = end < 0 ? source.Length : at + end;
            }
            else
            {
                return;
            }
        }
    }

    private Token Word(int start)
    {
        var prefix = PrefixLength();
        if (prefix > 0)
        {
            var letters = source.AsSpan(at, prefix);
            var raw = letters.IndexOfAny('r', 'R') >= 0;
            var kind = letters.IndexOfAny('b', 'B') >= 0 ? TokenKind.Bytes : TokenKind.String;
            at += prefix;
            return Text(start, raw, kind);
        }

        while (at < source.Length && IsWord(source[at])) at++;
        var word = source.AsSpan(start, at - start);
        var wordKind = word switch
        {
            "true" => TokenKind.True,
            "false" => TokenKind.False,
            "null" => TokenKind.Null,
            "in" => TokenKind.In,
            _ => TokenKind.Identifier,
        };
        return new Token(wordKind, start, at);
    }

    private readonly int PrefixLength()
    {
        if (source[at] is not ('r' or 'R' or 'b' or 'B')) return 0;
        if (Peek(1) is '"' or '\'') return 1;
        var pair = (char.ToLowerInvariant(source[at]), char.ToLowerInvariant(Peek(1)));
        return pair is ('r', 'b') or ('b', 'r') && Peek(2) is '"' or '\'' ? 2 : 0;
    }

    private Token Number(int start)
    {
        var kind = TokenKind.Int;
        if (source[at] == '0' && Peek(1) is 'x' or 'X' && char.IsAsciiHexDigit(Peek(2)))
        {
            at += 2;
            while (char.IsAsciiHexDigit(Peek(0))) at++;
        }
        else
        {
            while (char.IsAsciiDigit(Peek(0))) at++;
            if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
            {
                kind = TokenKind.Double;
                at++;
                while (char.IsAsciiDigit(Peek(0))) at++;
            }

            if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
            {
                kind = TokenKind.Double;
                at += 2;
                while (char.IsAsciiDigit(Peek(0))) at++;
            }
        }

        if (kind == TokenKind.Int && Peek(0) is 'u' or 'U')
        {
            at++;
            kind = TokenKind.Uint;
        }

        return new Token(kind, start, at);
    }

    private Token Text(int start, bool raw, TokenKind kind)
    {
        var quote = source[at];
        var triple = Peek(1) == quote && Peek(2) == quote;
        at += triple ? 3 : 1;
        while (at < source.Length)
        {
            var c = source[at];
            if (c == quote && (!triple || (Peek(1) == quote && Peek(2) == quote)))
            {
                at += triple ? 3 : 1;
                return new Token(kind, start, at);
            }

            if (!triple && c is '\n' or '\r') break;
            at += c == '\\' && !raw && at + 1 < source.Length ? 2 : 1;
        }

        at = Math.Min(at, source.Length);
        return Bad(start, "the string is not closed");
    }

    private Token Quoted(int start)
    {
        at++;
        while (at < source.Length && (IsWord(source[at]) || source[at] is '.' or '-' or '/' or ' ')) at++;
        if (Peek(0) != '`' || at == start + 1) return Bad(start, "the quoted name is empty, not closed or has a character that it cannot have");
        at++;
        return new Token(TokenKind.QuotedIdentifier, start, at);
    }

    private Token Punctuation(int start, char c)
    {
        var next = Peek(1);
        var (kind, length) = c switch
        {
            '.' => (TokenKind.Dot, 1),
            ',' => (TokenKind.Comma, 1),
            ':' => (TokenKind.Colon, 1),
            '?' => (TokenKind.Question, 1),
            '(' => (TokenKind.LeftParen, 1),
            ')' => (TokenKind.RightParen, 1),
            '[' => (TokenKind.LeftBracket, 1),
            ']' => (TokenKind.RightBracket, 1),
            '{' => (TokenKind.LeftBrace, 1),
            '}' => (TokenKind.RightBrace, 1),
            '+' => (TokenKind.Plus, 1),
            '-' => (TokenKind.Minus, 1),
            '*' => (TokenKind.Star, 1),
            '/' => (TokenKind.Slash, 1),
            '%' => (TokenKind.Percent, 1),
            '!' => next == '=' ? (TokenKind.NotEqual, 2) : (TokenKind.Not, 1),
            '=' when next == '=' => (TokenKind.Equal, 2),
            '<' => next == '=' ? (TokenKind.LessEqual, 2) : (TokenKind.Less, 1),
            '>' => next == '=' ? (TokenKind.GreaterEqual, 2) : (TokenKind.Greater, 1),
            '&' when next == '&' => (TokenKind.And, 2),
            '|' when next == '|' => (TokenKind.Or, 2),
            _ => (TokenKind.Bad, CodePoints.Width(source, at)),
        };
        at += length;
        if (kind != TokenKind.Bad) return new Token(kind, start, at);
        return Bad(start, c switch
        {
            '=' => "'=' is not an operator; use '==' to compare",
            '&' => "'&' is not an operator; use '&&'",
            '|' => "'|' is not an operator; use '||'",
            _ => $"unexpected character {Show(source.AsSpan(start, length))}",
        });
    }

    private static string Show(ReadOnlySpan<char> text) =>
        char.IsControl(text[0]) || char.IsSurrogate(text[0]) && text.Length == 1 ? $"U+{(int)text[0]:X4}" : $"'{text}'";

    private Token Bad(int start, string problem)
    {
        Problem = problem;
        return new Token(TokenKind.Bad, start, at);
    }
}
