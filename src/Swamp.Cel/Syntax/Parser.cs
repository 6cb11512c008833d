using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Swamp.Cel;

/// <summary>
/// Recursive descent with binding strengths. After an error it skips to the next token that can close what is open and goes on, so that one
/// run finds every error.
/// </summary>
internal sealed partial class Parser
{
    private const int MaxErrors = 100;

    private readonly string source;
    private readonly CelLimits limits;
    private readonly List<CelError> errors = [];
    private Lexer lexer;
    private Token token;
    private int nodes;
    private int nesting;
    private bool stopped;

    private Parser(string source, CelLimits limits)
    {
        this.source = source;
        this.limits = limits;
        lexer = new Lexer(source);
    }

    public static CelParseResult Parse(string source, CelLimits limits)
    {
        var parser = new Parser(source, limits);
        if (source.Length > limits.MaxSourceLength)
        {
            parser.Report(CelErrorCodes.SizeLimit, limits.MaxSourceLength, 1, $"the expression has more than {limits.MaxSourceLength} characters");
            return new CelParseResult(source, new ErrorExpr(), parser.errors);
        }

        parser.Advance();
        var root = parser.Expression();
        if (parser.token.Kind != TokenKind.End && !parser.stopped)
        {
            parser.Unexpected("an operator or the end of the expression");
        }

        parser.errors.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        return new CelParseResult(source, root, parser.errors);
    }

    private void Advance()
    {
        if (stopped)
        {
            token = new Token(TokenKind.End, source.Length, source.Length);
            return;
        }

        token = lexer.Next();
        while (token.Kind == TokenKind.Bad)
        {
            Report(CelErrorCodes.Syntax, token.Start, token.End - token.Start, lexer.Problem!);
            token = lexer.Next();
        }
    }

    private bool Accept(TokenKind kind)
    {
        if (token.Kind != kind) return false;
        Advance();
        return true;
    }

    private bool Enter()
    {
        if (++nesting <= limits.MaxDepth)
        {
            if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) return true;
            Stop(CelErrorCodes.SizeLimit, "the expression nests deeper than the stack allows");
            return false;
        }

        Stop(CelErrorCodes.SizeLimit, $"the expression nests deeper than {limits.MaxDepth}");
        return false;
    }

    /// <summary>Counts a node and its depth; too many of either end the parsing.</summary>
    private int Count(int deepestChild, int weight = 1)
    {
        nodes += weight;
        if (nodes > limits.MaxNodes) Stop(CelErrorCodes.SizeLimit, $"the expression has more than {limits.MaxNodes} parts");
        else if (deepestChild >= limits.MaxDepth) Stop(CelErrorCodes.SizeLimit, $"the expression nests deeper than {limits.MaxDepth}");
        return deepestChild + 1;
    }

    private static int Deepest(List<CelExpr> items)
    {
        var depth = 0;
        foreach (var item in CollectionsMarshal.AsSpan(items)) depth = Math.Max(depth, item.Depth);
        return depth;
    }

    private void Stop(string code, string message)
    {
        if (stopped) return;
        Report(code, token.Start, 1, message);
        stopped = true;
        token = new Token(TokenKind.End, source.Length, source.Length);
    }

    private void Report(string code, int offset, int length, string message, string? expected = null)
    {
        if (stopped || errors.Count >= MaxErrors) return;
        var (line, column) = ErrorText.Locate(source, offset);
        errors.Add(new CelError
        {
            Code = code,
            Message = message,
            Offset = offset,
            Length = Math.Max(1, length),
            Line = line,
            Column = column,
            Expected = expected,
        });
    }

    /// <summary>Reports the token at hand and skips to one that may close what is open.</summary>
    private ErrorExpr Unexpected(string expected)
    {
        var start = token.Start;
        var found = token.Kind == TokenKind.End ? "the end of the expression" : $"'{Shorten(token.Text(source))}'";
        Report(CelErrorCodes.Syntax, start, token.End - start, $"syntax error: found {found} where {expected} was expected", expected);
        while (token.Kind is not (TokenKind.End or TokenKind.RightParen or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.Comma))
        {
            Advance();
        }

        return new ErrorExpr { Start = start, Offset = start, End = token.Start };
    }

    private static string Shorten(ReadOnlySpan<char> text) =>
        text.Length > 40 ? string.Concat(text[..(char.IsHighSurrogate(text[38]) ? 38 : 39)], "…") : text.ToString();

    /// <summary>Takes a closing token; when another token stands there, skips to it if it comes.</summary>
    private int Close(TokenKind kind, string symbol)
    {
        if (token.Kind != kind)
        {
            Unexpected($"'{symbol}'");
            while (token.Kind == TokenKind.Comma)
            {
                Advance();
                while (token.Kind is not (TokenKind.End or TokenKind.RightParen or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.Comma))
                {
                    Advance();
                }
            }

            if (token.Kind != kind) return token.Start;
        }

        var end = token.End;
        Advance();
        return end;
    }

    private CelExpr Expression()
    {
        if (!Enter()) return new ErrorExpr { Start = token.Start, Offset = token.Start, End = token.Start };
        var condition = Logical(TokenKind.Or);
        if (token.Kind == TokenKind.Question && !stopped)
        {
            var offset = token.Start;
            Advance();
            var yes = Logical(TokenKind.Or);
            if (!Accept(TokenKind.Colon))
            {
                Unexpected("':'");
                Accept(TokenKind.Colon);
            }

            var no = Expression();
            condition = new CallExpr(Operators.Conditional, null, [condition, yes, no])
            {
                Start = condition.Start,
                Offset = offset,
                End = no.End,
                Depth = Count(Math.Max(condition.Depth, Math.Max(yes.Depth, no.Depth))),
            };
        }

        nesting--;
        return condition;
    }

    private CelExpr Logical(TokenKind kind)
    {
        var first = kind == TokenKind.Or ? Logical(TokenKind.And) : Relation(1);
        if (token.Kind != kind) return first;
        var offset = token.Start;
        var terms = new List<CelExpr> { first };
        while (token.Kind == kind)
        {
            Advance();
            terms.Add(kind == TokenKind.Or ? Logical(TokenKind.And) : Relation(1));
        }

        return new CallExpr(kind == TokenKind.Or ? Operators.Or : Operators.And, null, [.. terms])
        {
            Start = first.Start,
            Offset = offset,
            End = terms[^1].End,
            Depth = Count(Deepest(terms), terms.Count - 1),
        };
    }

    private CelExpr Relation(int weakest)
    {
        var left = Unary();
        while (Operators.Binary(token.Kind) is { } op && op.Strength >= weakest && !stopped)
        {
            var offset = token.Start;
            Advance();
            var right = Relation(op.Strength + 1);
            left = new CallExpr(op.Function, null, [left, right])
            {
                Start = left.Start,
                Offset = offset,
                End = right.End,
                Depth = Count(Math.Max(left.Depth, right.Depth)),
            };
        }

        return left;
    }

    private CelExpr Unary()
    {
        if (token.Kind is not (TokenKind.Not or TokenKind.Minus)) return Member(negative: false, token.Start);
        var kind = token.Kind;
        var start = token.Start;
        var twice = false;
        var many = 0;
        while (token.Kind == kind)
        {
            twice = !twice;
            many++;
            Advance();
        }

        // A minus directly before a number belongs to the number, so that the smallest integer can be written.
        if (kind == TokenKind.Minus && many == 1 && token.Kind is TokenKind.Int or TokenKind.Double) return Member(negative: true, start);
        if (!Enter()) return new ErrorExpr { Start = start, Offset = start, End = start };
        var operand = token.Kind is TokenKind.Not or TokenKind.Minus
            ? Unexpected("an expression")
            : Member(negative: false, token.Start);
        nesting--;
        if (!twice) return operand;
        return new CallExpr(kind == TokenKind.Not ? Operators.Not : Operators.Negate, null, [operand])
        {
            Start = start,
            Offset = start,
            End = operand.End,
            Depth = Count(operand.Depth),
        };
    }
}
