namespace Swamp.Cel;

internal sealed partial class Parser
{
    private CelExpr Member(bool negative, int start)
    {
        var expr = Primary(negative, start);
        while (!stopped)
        {
            switch (token.Kind)
            {
                case TokenKind.Dot:
                    expr = Selection(expr);
                    break;
                case TokenKind.LeftBracket:
                    expr = Subscript(expr);
                    break;
                case TokenKind.LeftBrace when TypeName(expr) is { } name:
                    expr = Message(expr, name);
                    break;
                default:
                    return expr;
            }
        }

        return expr;
    }

    private CelExpr Selection(CelExpr operand)
    {
        Advance();
        var optional = Accept(TokenKind.Question);
        var at = token;
        if (at.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier)) return Unexpected("the name of a field or function");
        var quoted = at.Kind == TokenKind.QuotedIdentifier;
        var name = quoted ? source[(at.Start + 1)..(at.End - 1)] : Name(at);
        Advance();
        if (optional)
        {
            var field = new ConstantExpr(CelValue.String(name)) { Start = at.Start, Offset = at.Start, End = at.End, Depth = Count(0) };
            return new CallExpr(Operators.OptSelect, null, [operand, field])
            {
                Start = operand.Start,
                Offset = at.Start,
                End = at.End,
                Depth = Count(operand.Depth),
            };
        }

        if (token.Kind == TokenKind.LeftParen && !quoted) return Call(name, operand, at, operand.Start);
        return new SelectExpr(operand, name, isTest: false)
        {
            Start = operand.Start,
            Offset = at.Start,
            End = at.End,
            Depth = Count(operand.Depth),
        };
    }

    private CelExpr Subscript(CelExpr operand)
    {
        var offset = token.Start;
        Advance();
        var optional = Accept(TokenKind.Question);
        var index = Expression();
        var end = Close(TokenKind.RightBracket, "]");
        return new CallExpr(optional ? Operators.OptIndex : Operators.Index, null, [operand, index])
        {
            Start = operand.Start,
            Offset = offset,
            End = end,
            Depth = Count(Math.Max(operand.Depth, index.Depth)),
        };
    }

    private static string? TypeName(CelExpr expr) => expr switch
    {
        IdentExpr ident when ident.Name[0] != '@' => ident.IsAbsolute ? "." + ident.Name : ident.Name,
        SelectExpr { IsTest: false } select when Words.IsPlainField(select.Field) && TypeName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };

    private MessageExpr Message(CelExpr type, string typeName)
    {
        var offset = token.Start;
        var depth = 0;
        Advance();
        var fields = new List<FieldExpr>();
        while (token.Kind is not (TokenKind.RightBrace or TokenKind.End))
        {
            var optional = Accept(TokenKind.Question);
            if (token.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier))
            {
                Unexpected("the name of a field");
            }
            else
            {
                var name = token.Kind == TokenKind.QuotedIdentifier ? source[(token.Start + 1)..(token.End - 1)] : Name(token);
                Advance();
                if (!Accept(TokenKind.Colon)) Unexpected("':'");
                var value = Expression();
                depth = Math.Max(depth, value.Depth);
                fields.Add(new FieldExpr(name, value, optional));
                if (fields.Count > limits.MaxMapEntries) TooMany("fields", limits.MaxMapEntries);
            }

            if (!Accept(TokenKind.Comma)) break;
        }

        var end = Close(TokenKind.RightBrace, "}");
        return new MessageExpr(typeName, [.. fields]) { Start = type.Start, Offset = offset, End = end, Depth = Count(depth) };
    }

    private CelExpr Primary(bool negative, int start)
    {
        var at = token;
        switch (at.Kind)
        {
            case TokenKind.Int:
                return Literal(LiteralReader.ReadInt(at.Text(source), negative, out var intProblem), start, intProblem, 0);
            case TokenKind.Uint:
                return Literal(LiteralReader.ReadUint(at.Text(source), out var uintProblem), start, uintProblem, 0);
            case TokenKind.Double:
                return Literal(LiteralReader.ReadDouble(at.Text(source), negative, out var doubleProblem), start, doubleProblem, 0);
            case TokenKind.String:
                return Literal(LiteralReader.ReadString(at.Text(source), out var textProblem, out var textAt), start, textProblem, textAt);
            case TokenKind.Bytes:
                return Literal(LiteralReader.ReadBytes(at.Text(source), out var bytesProblem, out var bytesAt), start, bytesProblem, bytesAt);
            case TokenKind.True: return Literal(CelValue.True, start, "", 0);
            case TokenKind.False: return Literal(CelValue.False, start, "", 0);
            case TokenKind.Null: return Literal(CelValue.Null, start, "", 0);
            case TokenKind.LeftParen: return Parenthesised();
            case TokenKind.LeftBracket: return ListLiteral();
            case TokenKind.LeftBrace: return MapLiteral();
            case TokenKind.Dot:
                Advance();
                return token.Kind == TokenKind.Identifier ? Identifier(at.Start, isAbsolute: true) : Unexpected("a name");
            case TokenKind.Identifier: return Identifier(at.Start, isAbsolute: false);
            default: return Unexpected("an expression");
        }
    }

    private CelExpr Literal(CelValue? value, int start, string problem, int problemAt)
    {
        var at = token;
        if (value is null) Report(CelErrorCodes.Literal, at.Start + problemAt, problemAt > 0 ? 1 : at.End - at.Start, problem);
        Advance();
        return value is null
            ? new ErrorExpr { Start = start, Offset = start, End = at.End }
            : new ConstantExpr(value.Value) { Start = start, Offset = start, End = at.End, Depth = Count(0) };
    }

    private CelExpr Parenthesised()
    {
        Advance();
        var inner = Expression();
        Close(TokenKind.RightParen, ")");
        return inner;
    }

    private CelExpr Identifier(int start, bool isAbsolute)
    {
        var at = token;
        var name = Name(at);
        if (Words.IsReserved(name)) Report(CelErrorCodes.Reserved, at.Start, at.End - at.Start, $"'{name}' is a reserved word and cannot be a name");
        Advance();
        if (token.Kind == TokenKind.LeftParen) return Call(isAbsolute ? "." + name : name, null, at, start);
        return new IdentExpr(name, isAbsolute) { Start = start, Offset = at.Start, End = at.End, Depth = Count(0) };
    }

    private string Name(Token at) => at.Text(source).ToString();

    private CelExpr Call(string name, CelExpr? target, Token nameToken, int start)
    {
        var args = Arguments(out var end);
        var depth = Math.Max(Deepest(args), target?.Depth ?? 0);
        var place = new MacroPlace(start, nameToken.Start, end, Count(depth));
        if (Macros.Expand(name, target, args, place, Problem) is { } macro) return macro;
        return new CallExpr(name, target, [.. args]) { Start = start, Offset = nameToken.Start, End = end, Depth = place.Depth };
    }

    private void Problem(CelExpr at, string message) => Report(CelErrorCodes.Macro, at.Start, at.End - at.Start, message);

    private List<CelExpr> Arguments(out int end)
    {
        Advance();
        var args = new List<CelExpr>(2);
        if (token.Kind != TokenKind.RightParen)
        {
            do
            {
                args.Add(Expression());
                if (args.Count > limits.MaxCallArguments) TooMany("arguments", limits.MaxCallArguments);
            }
            while (Accept(TokenKind.Comma));
        }

        end = Close(TokenKind.RightParen, ")");
        return args;
    }

    private void TooMany(string what, int limit) => Stop(CelErrorCodes.SizeLimit, $"there are more than {limit} {what}");

    private ListExpr ListLiteral()
    {
        var start = token.Start;
        Advance();
        var elements = new List<CelExpr>();
        List<bool>? optional = null;
        while (token.Kind is not (TokenKind.RightBracket or TokenKind.End))
        {
            var isOptional = Accept(TokenKind.Question);
            if (isOptional && optional is null) optional = [.. Enumerable.Repeat(false, elements.Count)];
            elements.Add(Expression());
            optional?.Add(isOptional);
            if (elements.Count > limits.MaxListElements) TooMany("elements in a list literal", limits.MaxListElements);
            if (!Accept(TokenKind.Comma)) break;
        }

        var end = Close(TokenKind.RightBracket, "]");
        return new ListExpr([.. elements], optional?.ToArray()) { Start = start, Offset = start, End = end, Depth = Count(Deepest(elements)) };
    }

    private MapExpr MapLiteral()
    {
        var start = token.Start;
        var depth = 0;
        Advance();
        var entries = new List<MapEntryExpr>();
        while (token.Kind is not (TokenKind.RightBrace or TokenKind.End))
        {
            var optional = Accept(TokenKind.Question);
            var key = Expression();
            if (!Accept(TokenKind.Colon))
            {
                Unexpected("':'");
                Accept(TokenKind.Colon);
            }

            var value = token.Kind is TokenKind.RightBrace or TokenKind.End && errors.Count > 0 ? new ErrorExpr() : Expression();
            depth = Math.Max(depth, Math.Max(key.Depth, value.Depth));
            entries.Add(new MapEntryExpr(key, value, optional));
            if (entries.Count > limits.MaxMapEntries) TooMany("entries in a map literal", limits.MaxMapEntries);
            if (!Accept(TokenKind.Comma)) break;
        }

        var end = Close(TokenKind.RightBrace, "}");
        return new MapExpr([.. entries]) { Start = start, Offset = start, End = end, Depth = Count(depth) };
    }
}
