using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Swamp.Cel;

/// <summary>Writes a tree as an expression with as few parentheses as the grammar allows.</summary>
internal sealed class ExprPrinter
{
    private const int Ternary = -2;
    private const int Or = -1;
    private const int And = 0;
    private const int Unary = 4;
    private const int Member = 5;
    private readonly StringBuilder text = new();

    public static string Print(CelExpr expr)
    {
        var printer = new ExprPrinter();
        printer.Write(expr, Ternary);
        return printer.text.ToString();
    }

    private static int Strength(CelExpr expr) => expr switch
    {
        CallExpr { Function: Operators.Conditional } => Ternary,
        CallExpr { Function: Operators.Or } => Or,
        CallExpr { Function: Operators.And } => And,
        CallExpr { Function: Operators.Not or Operators.Negate } => Unary,
        CallExpr call when Operators.Symbol(call.Function) is { } op => op.Strength,
        _ => Member,
    };

    private void Write(CelExpr expr, int weakest)
    {
        if (Strength(expr) < weakest)
        {
            text.Append('(');
            Write(expr, Ternary);
            text.Append(')');
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expr)
        {
            case ConstantExpr constant: text.Append(constant.Value); break;
            case IdentExpr ident: WriteIdent(ident); break;
            case SelectExpr select: WriteSelect(select); break;
            case CallExpr call: WriteCall(call); break;
            case ListExpr list: WriteList(list); break;
            case MapExpr map: WriteMap(map); break;
            case MessageExpr message: WriteMessage(message); break;
            case MacroExpr macro: WriteMacro(macro); break;
            default: text.Append("<error>"); break;
        }
    }

    private void WriteIdent(IdentExpr ident)
    {
        if (ident.IsAbsolute) text.Append('.');
        WriteName(ident.Name);
    }

    /// <summary>A variable; those of <c>cel.block</c> have no name of their own.</summary>
    private void WriteName(string variable)
    {
        if (!variable.StartsWith('@'))
        {
            text.Append(variable);
            return;
        }

        var name = variable.StartsWith("@it:", StringComparison.Ordinal) ? "iterVar" : variable.StartsWith("@ac:", StringComparison.Ordinal) ? "accuVar" : "index";
        var numbers = name is "index" ? variable["@index".Length..] : variable[4..].Replace(":", ", ", StringComparison.Ordinal);
        text.Append("cel.").Append(name).Append('(').Append(numbers).Append(')');
    }

    private void WriteField(string name)
    {
        if (Words.IsPlainField(name)) text.Append(name);
        else text.Append('`').Append(name).Append('`');
    }

    private void WriteSelect(SelectExpr select)
    {
        if (select.IsTest) text.Append("has(");
        WriteOperand(select.Operand);
        text.Append('.');
        WriteField(select.Field);
        if (select.IsTest) text.Append(')');
    }

    /// <summary>What stands before a dot or bracket: a number needs parentheses there, or the dot would be part of it and the sign stand before all.</summary>
    private void WriteOperand(CelExpr operand)
    {
        var isNumber = operand is ConstantExpr constant && CelEquality.IsNumber(constant.Value);
        if (isNumber) text.Append('(');
        Write(operand, isNumber ? Ternary : Member);
        if (isNumber) text.Append(')');
    }

    private void WriteCall(CallExpr call)
    {
        if (Operators.Symbol(call.Function) is { } op)
        {
            Write(call.Args[0], op.Strength);
            text.Append(' ').Append(op.Symbol).Append(' ');
            Write(call.Args[1], op.Strength + 1);
            return;
        }

        switch (call.Function)
        {
            case Operators.Conditional:
                Write(call.Args[0], Or);
                text.Append(" ? ");
                Write(call.Args[1], Or);
                text.Append(" : ");
                Write(call.Args[2], Ternary);
                break;
            case Operators.Or: WriteChain(call.Args, " || ", And); break;
            case Operators.And: WriteChain(call.Args, " && ", And + 1); break;
            case Operators.Not: WritePrefix('!', call.Args[0]); break;
            case Operators.Negate: WritePrefix('-', call.Args[0]); break;
            case Operators.Index or Operators.OptIndex:
                WriteOperand(call.Args[0]);
                text.Append(call.Function == Operators.Index ? "[" : "[?");
                Write(call.Args[1], Ternary);
                text.Append(']');
                break;
            case Operators.OptSelect:
                WriteOperand(call.Args[0]);
                text.Append(".?");
                WriteField(((ConstantExpr)call.Args[1]).Value.RawString);
                break;
            default: WriteFunction(call); break;
        }
    }

    private void WritePrefix(char symbol, CelExpr operand)
    {
        text.Append(symbol);
        if (operand is ConstantExpr constant && CelEquality.IsNumber(constant.Value))
        {
            text.Append('(');
            Write(operand, Ternary);
            text.Append(')');
            return;
        }

        Write(operand, Member);
    }

    private void WriteChain(CelExpr[] terms, string symbol, int weakest)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (i > 0) text.Append(symbol);
            Write(terms[i], weakest);
        }
    }

    private void WriteFunction(CallExpr call)
    {
        if (call.Target is not null)
        {
            WriteOperand(call.Target);
            text.Append('.');
        }

        text.Append(call.Function switch
        {
            Operators.MathMax => "math.greatest",
            Operators.MathMin => "math.least",
            _ => call.Function,
        });
        WriteArguments(call.Args);
    }

    private void WriteArguments(ReadOnlySpan<CelExpr> args)
    {
        text.Append('(');
        for (var i = 0; i < args.Length; i++)
        {
            if (i > 0) text.Append(", ");
            Write(args[i], Ternary);
        }

        text.Append(')');
    }

    private void WriteList(ListExpr list)
    {
        text.Append('[');
        for (var i = 0; i < list.Elements.Length; i++)
        {
            if (i > 0) text.Append(", ");
            if (list.IsOptional(i)) text.Append('?');
            Write(list.Elements[i], Ternary);
        }

        text.Append(']');
    }

    private void WriteMap(MapExpr map)
    {
        text.Append('{');
        for (var i = 0; i < map.Entries.Length; i++)
        {
            if (i > 0) text.Append(", ");
            if (map.Entries[i].IsOptional) text.Append('?');
            Write(map.Entries[i].Key, Ternary);
            text.Append(": ");
            Write(map.Entries[i].Value, Ternary);
        }

        text.Append('}');
    }

    private void WriteMessage(MessageExpr message)
    {
        text.Append(message.TypeName).Append('{');
        for (var i = 0; i < message.Fields.Length; i++)
        {
            if (i > 0) text.Append(", ");
            if (message.Fields[i].IsOptional) text.Append('?');
            WriteField(message.Fields[i].Name);
            text.Append(": ");
            Write(message.Fields[i].Value, Ternary);
        }

        text.Append('}');
    }

    private void WriteMacro(MacroExpr macro)
    {
        if (macro.Kind is MacroKind.Bind or MacroKind.Block)
        {
            text.Append(CultureInfo.InvariantCulture, $"cel.{macro.Name}(");
            if (macro.Kind == MacroKind.Bind)
            {
                WriteName(macro.Variable);
                text.Append(", ");
            }
        }
        else
        {
            WriteOperand(macro.Range);
            text.Append(CultureInfo.InvariantCulture, $".{macro.Name}(");
            WriteName(macro.Variable);
            if (macro.SecondVariable is not null)
            {
                text.Append(", ");
                WriteName(macro.SecondVariable);
            }
        }

        var first = true;
        foreach (var part in new[] { macro.Kind is MacroKind.Bind or MacroKind.Block ? macro.Range : null, macro.Condition, macro.Body })
        {
            if (part is null) continue;
            if (!first || macro.Kind is not (MacroKind.Bind or MacroKind.Block)) text.Append(", ");
            first = false;
            Write(part, Ternary);
        }

        text.Append(')');
    }
}
