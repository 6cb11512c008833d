using System.Globalization;

namespace Swamp.Cel.Syntax;

/// <summary>Reads an expression by precedence climbing; stops at the first error.</summary>
internal sealed class Parser
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "package", "namespace",
        "null", "return", "true", "var", "void", "while",
    };

    private static readonly (string Symbol, string Function, int Precedence)[] Binary =
    [
        ("||", "_||_", 1), ("&&", "_&&_", 2),
        ("==", "_==_", 3), ("!=", "_!=_", 3), ("<=", "_<=_", 3), (">=", "_>=_", 3), ("<", "_<_", 3), (">", "_>_", 3),
        ("+", "_+_", 4), ("-", "_-_", 4), ("*", "_*_", 5), ("/", "_/_", 5), ("%", "_%_", 5),
    ];

    private readonly string source;
    private readonly CelLimits limits;
    private readonly Lexer lexer;
    private readonly List<CelError> errors = [];
    private Token token;
    private int depth;
    private int nodes;

    public Parser(string source, CelLimits limits)
    {
        this.source = source;
        this.limits = limits;
        lexer = new Lexer(source);
    }

    public IReadOnlyList<CelError> Errors => errors;

    public CelExpression? Parse()
    {
        if (source.Length > limits.MaxSourceLength)
        {
            errors.Add(new CelError(CelErrorCode.TooComplex, $"the expression is longer than {limits.MaxSourceLength} characters", 0));
            return null;
        }

        try
        {
            Advance();
            var expression = Conditional();
            if (token.Kind != TokenKind.End)
            {
                Fail($"unexpected {Describe(token)}, expected an operator or the end");
            }

            return errors.Count == 0 ? expression : null;
        }
        catch (ParseStoppedException)
        {
            return null;
        }
    }

    private static string Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "end of the expression",
        TokenKind.Error => token.Text,
        TokenKind.String or TokenKind.Bytes => "string",
        _ => $"'{token.Text}'",
    };

    private void Advance()
    {
        token = lexer.Next();
        if (token.Kind == TokenKind.Error)
        {
            Fail(token.Text);
        }
    }

    private void Fail(string message) => Fail(message, token.Offset, CelErrorCode.Syntax);

    private void Fail(string message, int offset, string code)
    {
        errors.Add(new CelError(code, message, offset));
        throw new ParseStoppedException();
    }

    private T Counted<T>(T expression)
        where T : CelExpression
    {
        if (++nodes > limits.MaxNodes)
        {
            Fail($"the expression has more than {limits.MaxNodes} nodes", expression.Offset, CelErrorCode.TooComplex);
        }

        return expression;
    }

    private void Enter()
    {
        if (++depth > limits.MaxDepth)
        {
            Fail($"the expression is nested deeper than {limits.MaxDepth}", token.Offset, CelErrorCode.TooComplex);
        }
    }

    private bool Take(string symbol)
    {
        if (!token.Is(symbol))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            Fail($"unexpected {Describe(token)}, expected '{symbol}'");
        }
    }

    private CelExpression Conditional()
    {
        Enter();
        var condition = BinaryFrom(1);
        var offset = token.Offset;
        if (Take("?"))
        {
            var whenTrue = BinaryFrom(1);
            Expect(":");
            var whenFalse = Conditional();
            condition = Counted(new CelExpression.Call(null, "_?_:_", [condition, whenTrue, whenFalse], offset));
        }

        depth--;
        return condition;
    }

    private CelExpression BinaryFrom(int precedence)
    {
        var left = Unary();
        var chain = 0;
        while (true)
        {
            var (symbol, function, level) = token.IsWord("in") ? ("in", "@in", 3) : Array.Find(Binary, b => token.Is(b.Symbol));
            if (symbol is null || level < precedence)
            {
                depth -= chain;
                return left;
            }

            // A chain of operators is as deep a tree as it is long.
            chain++;
            Enter();
            var offset = token.Offset;
            Advance();
            var right = BinaryFrom(level + 1);
            left = Counted(new CelExpression.Call(null, function, [left, right], offset));
        }
    }

    private CelExpression Unary()
    {
        var offset = token.Offset;
        if (token.Is("!") || token.Is("-"))
        {
            var symbol = token.Text;
            Enter();
            Advance();
            if (symbol == "-" && token.Kind is TokenKind.Int or TokenKind.Double && token.Offset == offset + 1)
            {
                depth--;
                return Member(NumberLiteral(negative: true, offset));
            }

            var operand = Unary();
            depth--;
            return Counted(new CelExpression.Call(null, symbol == "!" ? "!_" : "-_", [operand], offset));
        }

        return Member(Primary());
    }

    private CelExpression Member(CelExpression operand)
    {
        var links = 0;
        while (true)
        {
            var offset = token.Offset;
            if (Take("."))
            {
                var optional = Take("?");
                var name = token;
                if (name.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier) || (name.Kind == TokenKind.Identifier && name.Text is "in" or "true" or "false" or "null"))
                {
                    Fail($"unexpected {Describe(token)}, expected a field name");
                }

                Advance();
                operand = token.Is("(") && !optional && name.Kind == TokenKind.Identifier
                    ? CallOn(operand, name)
                    : Counted(new CelExpression.Select(operand, name.Text, optional, IsTest: false, name.Offset));
            }
            else if (Take("["))
            {
                var optional = Take("?");
                var key = Conditional();
                Expect("]");
                operand = Counted(new CelExpression.Index(operand, key, optional, offset));
            }
            else if (token.Is("{") && MessageName(operand) is { } typeName)
            {
                operand = Message(typeName, operand.Offset);
            }
            else
            {
                depth -= links;
                return operand;
            }

            links++;
            Enter();
        }
    }

    private static string? MessageName(CelExpression operand) => operand switch
    {
        CelExpression.Identifier { IsRooted: var rooted, Name: var name } => rooted ? "." + name : name,
        CelExpression.Select { IsTest: false, IsOptional: false } select when MessageName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };

    private CelExpression CallOn(CelExpression target, Token name)
    {
        var arguments = Arguments();
        return MacroExpansion.TryExpand(target, name.Text, arguments, name.Offset, out var macro, out var problem)
            ? Counted(macro)
            : problem is not null
                ? Stop(problem, name.Offset)
                : Counted(new CelExpression.Call(target, name.Text, arguments, name.Offset));
    }

    private CelExpression Stop(string message, int offset)
    {
        Fail(message, offset, CelErrorCode.Syntax);
        throw new ParseStoppedException();
    }

    private List<CelExpression> Arguments()
    {
        Expect("(");
        var arguments = new List<CelExpression>();
        while (!token.Is(")"))
        {
            arguments.Add(Conditional());
            if (arguments.Count > limits.MaxCallArguments)
            {
                Fail($"a call has more than {limits.MaxCallArguments} arguments", token.Offset, CelErrorCode.TooComplex);
            }

            if (!Take(","))
            {
                break;
            }

            if (token.Is(")"))
            {
                Fail("unexpected ')', expected an argument");
            }
        }

        Expect(")");
        return arguments;
    }

    private CelExpression Primary()
    {
        var start = token;
        switch (start.Kind)
        {
            case TokenKind.Int or TokenKind.Uint or TokenKind.Double:
                return NumberLiteral(negative: false, start.Offset);
            case TokenKind.String:
                Advance();
                return Counted(new CelExpression.Constant(CelValue.String(start.Text), start.Offset));
            case TokenKind.Bytes:
                Advance();
                return Counted(new CelExpression.Constant(CelValue.Bytes(start.Bytes!), start.Offset));
            case TokenKind.Identifier:
                return Name(start, rooted: false);
            case TokenKind.Symbol when start.Text == ".":
                Advance();
                return token.Kind == TokenKind.Identifier ? Name(token, rooted: true) : Stop($"unexpected {Describe(token)}, expected a name", token.Offset);
            case TokenKind.Symbol when start.Text == "(":
                Advance();
                var inner = Conditional();
                Expect(")");
                return inner;
            case TokenKind.Symbol when start.Text == "[":
                return ListLiteral();
            case TokenKind.Symbol when start.Text == "{":
                return MapLiteral();
            default:
                return Stop($"unexpected {Describe(start)}, expected a value", start.Offset);
        }
    }

    private CelExpression Name(Token name, bool rooted)
    {
        Advance();
        switch (name.Text)
        {
            case "true" when !rooted:
                return Counted(new CelExpression.Constant(CelValue.True, name.Offset));
            case "false" when !rooted:
                return Counted(new CelExpression.Constant(CelValue.False, name.Offset));
            case "null" when !rooted:
                return Counted(new CelExpression.Constant(CelValue.Null, name.Offset));
            default:
                break;
        }

        if (Reserved.Contains(name.Text))
        {
            return Stop($"'{name.Text}' is a reserved word and cannot be a name", name.Offset);
        }

        if (!token.Is("("))
        {
            return Counted(new CelExpression.Identifier(name.Text, rooted, name.Offset));
        }

        var arguments = Arguments();
        if (name.Text == "has" && arguments.Count == 1)
        {
            return arguments[0] is CelExpression.Select { IsTest: false } select
                ? Counted(select with { IsTest = true })
                : Stop("has() needs a field selection such as has(a.b)", name.Offset);
        }

        return Counted(new CelExpression.Call(null, rooted ? "." + name.Text : name.Text, arguments, name.Offset));
    }

    private CelExpression NumberLiteral(bool negative, int offset)
    {
        var number = token;
        Advance();
        var text = number.Text;
        var hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = hex ? text[2..] : text;
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        switch (number.Kind)
        {
            case TokenKind.Double when double.TryParse((negative ? "-" : "") + text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value):
                return Counted(new CelExpression.Constant(CelValue.Double(value), offset));
            case TokenKind.Uint when ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var value):
                return Counted(new CelExpression.Constant(CelValue.Uint(value), offset));
            case TokenKind.Int when ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var value) && value <= (negative ? 1UL << 63 : long.MaxValue):
                return Counted(new CelExpression.Constant(CelValue.Int(negative ? unchecked(-(long)value) : (long)value), offset));
            default:
                return Stop($"the number {text} is out of range", offset);
        }
    }

    private CelExpression ListLiteral()
    {
        var offset = token.Offset;
        Advance();
        var elements = new List<CelExpression>();
        var optional = new HashSet<int>();
        while (!token.Is("]"))
        {
            if (Take("?"))
            {
                optional.Add(elements.Count);
            }

            elements.Add(Conditional());
            CheckLiteral(elements.Count, offset);
            if (!Take(","))
            {
                break;
            }
        }

        Expect("]");
        return Counted(new CelExpression.List(elements, optional, offset));
    }

    private CelExpression MapLiteral()
    {
        var offset = token.Offset;
        Advance();
        var entries = new List<MapEntry>();
        while (!token.Is("}"))
        {
            var optional = Take("?");
            var key = Conditional();
            Expect(":");
            entries.Add(new MapEntry(key, Conditional(), optional));
            CheckLiteral(entries.Count, offset);
            if (!Take(","))
            {
                break;
            }
        }

        Expect("}");
        return Counted(new CelExpression.Map(entries, offset));
    }

    private CelExpression Message(string typeName, int offset)
    {
        Expect("{");
        var fields = new List<MapEntry>();
        while (!token.Is("}"))
        {
            var optional = Take("?");
            var name = token;
            if (name.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier))
            {
                Fail($"unexpected {Describe(token)}, expected a field name");
            }

            Advance();
            Expect(":");
            fields.Add(new MapEntry(new CelExpression.Constant(CelValue.String(name.Text), name.Offset), Conditional(), optional));
            CheckLiteral(fields.Count, offset);
            if (!Take(","))
            {
                break;
            }
        }

        Expect("}");
        return Counted(new CelExpression.Message(typeName, fields, offset));
    }

    private void CheckLiteral(int count, int offset)
    {
        if (count > limits.MaxLiteralElements)
        {
            Fail($"a literal has more than {limits.MaxLiteralElements} elements", offset, CelErrorCode.TooComplex);
        }
    }

    /// <summary>Leaves the parser after an error was noted.</summary>
    private sealed class ParseStoppedException : Exception;
}
