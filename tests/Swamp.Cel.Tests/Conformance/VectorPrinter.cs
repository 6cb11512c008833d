using System.Buffers;
using System.Globalization;
using System.Text;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>
/// Writes trees as the test data does: every part with its kind, or with its type and what it refers to. Macros of one variable are written as
/// the loops that they stand for; the others as the calls that they are, since the data comes from a parser that did not know them.
/// </summary>
internal sealed class VectorPrinter(VectorEnvironment environment, CelCheckResult? check)
{
    private const string Result = "@result";

    private readonly StringBuilder text = new();
    private int indent;

    public static string Parsed(VectorEnvironment environment, CelExpr root) => new VectorPrinter(environment, null).Print(root);

    public static string Checked(VectorEnvironment environment, CelCheckResult check) => new VectorPrinter(environment, check).Print(check.Parsed.Root);

    private string Print(CelExpr root)
    {
        Write(root);
        return text.ToString();
    }

    private void Write(CelExpr expr)
    {
        switch (expr)
        {
            case ConstantExpr constant:
                text.Append(Constant(constant.Value));
                Adorn(expr, $"Constant_{Kind(constant.Value)}Value");
                break;
            case IdentExpr ident:
                text.Append(Name(ident) ?? (ident.IsAbsolute ? "." : "") + ident.Name);
                Adorn(expr, "Expr_IdentExpr");
                break;
            case SelectExpr select:
                if (Name(select) is { } name) text.Append(name);
                else Select(select);
                Adorn(expr, "Expr_SelectExpr");
                break;
            case CallExpr { Function: Operators.And or Operators.Or } call:
                Balanced(call, 0, call.Args.Length - 2);
                break;
            case CallExpr { Function: Operators.MathMax or Operators.MathMin } call:
                Extreme(call);
                break;
            case CallExpr call:
                Call(call);
                Adorn(expr, "Expr_CallExpr");
                break;
            case ListExpr list:
                Lines("[", list.Elements, Write, "]");
                Adorn(expr, "Expr_ListExpr");
                break;
            case MapExpr map:
                Lines("{", map.Entries, e => Entry(e.Key, e.Value), "}");
                Adorn(expr, "Expr_StructExpr");
                break;
            case MessageExpr message:
                Lines(message.TypeName + "{", message.Fields, Field, "}");
                Adorn(expr, "Expr_StructExpr");
                break;
            case MacroExpr macro:
                Macro(macro);
                break;
            default: throw new NotSupportedException(expr.GetType().Name);
        }
    }

    private void Lines<T>(string open, IReadOnlyList<T> items, Action<T> write, string close)
    {
        text.Append(open);
        if (items.Count > 0)
        {
            indent++;
            for (var i = 0; i < items.Count; i++)
            {
                if (i > 0) text.Append(',');
                NewLine();
                write(items[i]);
            }

            indent--;
            NewLine();
        }

        text.Append(close);
    }

    private void NewLine() => text.Append('\n').Append(' ', indent * 2);

    private void Adorn(CelExpr expr, string kind) => Adorn(
        kind, check is null ? "" : VectorTypes.Write(check.TypeOf(expr)), check?.ReferenceOf(expr) is { } reference ? Reference(reference) : "");

    private void Adorn(string kind, string type, string reference)
    {
        if (check is null) text.Append(CultureInfo.InvariantCulture, $"^#*expr.{kind}#");
        else text.Append(CultureInfo.InvariantCulture, $"~{type}{(reference.Length > 0 ? "^" : "")}{reference}");
    }

    private string Reference(CheckReference reference) => reference.Overloads.Count == 0
        ? reference.Name
        : string.Join('|', reference.Overloads.Select(environment.IdOf).Order(StringComparer.Ordinal));

    private string? Name(CelExpr expr) => check?.ReferenceOf(expr)?.Name;

    private void Select(SelectExpr select)
    {
        Write(select.Operand);
        text.Append('.').Append(Words.IsPlainField(select.Field) ? select.Field : $"`{select.Field}`");
        if (select.IsTest) text.Append("~test-only~");
    }

    private void Call(CallExpr call)
    {
        var name = check?.ReferenceOf(call)?.Name ?? call.Function;
        if (call.Target is not null && name == call.Function)
        {
            Write(call.Target);
            text.Append('.');
        }

        IReadOnlyList<CelExpr> args = call.Args;
        Lines(name + "(", args, Write, ")");
    }

    /// <summary><c>math.greatest</c> and <c>math.least</c>: as written, and once checked a function whose forms say what the arguments are.</summary>
    private void Extreme(CallExpr call)
    {
        IReadOnlyList<CelExpr> args = call.Args;
        if (check is null)
        {
            Variable("math");
            Lines(call.Function == Operators.MathMax ? ".greatest(" : ".least(", args, Write, ")");
        }
        else if (args.Count > 2)
        {
            var types = args.Select(check.TypeOf).Distinct().ToList();
            var element = types.Count == 1 ? types[0] : CelType.Dyn;
            Lines(call.Function + "(", [args], list =>
            {
                Lines("[", list, Write, "]");
                Adorn("Expr_ListExpr", VectorTypes.Write(CelType.List(element)), "");
            }, ")");
            Adorn("Expr_CallExpr", VectorTypes.Write(check.TypeOf(call)), Ids(call, [CelType.List(element)]));
            return;
        }
        else
        {
            Lines(call.Function + "(", args, Write, ")");
        }

        Adorn("Expr_CallExpr", check is null ? "" : VectorTypes.Write(check.TypeOf(call)), check is null ? "" : Ids(call, [.. args.Select(check.TypeOf)]));
    }

    private static string Ids(CallExpr call, IReadOnlyList<CelType> types)
    {
        IEnumerable<string> ids = ["math_" + call.Function["math.".Length..]];
        foreach (var type in types) ids = ids.SelectMany(id => Names(type).Select(name => $"{id}_{name}"));
        return string.Join('|', ids.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(CelType type) => type.TypeKind switch
    {
        CelTypeKind.Dyn => ["double", "int", "uint"],
        CelTypeKind.List => Names(type.Parameters[0]).Select(static n => "list_" + n),
        _ => [type.Name],
    };

    private void Entry(CelExpr key, CelExpr value)
    {
        Write(key);
        text.Append(':');
        Write(value);
        if (check is null) text.Append("^#*expr.Expr_CreateStruct_Entry#");
    }

    private void Field(FieldExpr field)
    {
        text.Append(field.Name).Append(':');
        Write(field.Value);
        if (check is null) text.Append("^#*expr.Expr_CreateStruct_Entry#");
    }

    /// <summary>Chains are trees of two branches in the data, as equal as they can be.</summary>
    private void Balanced(CallExpr call, int low, int high)
    {
        var middle = (low + high + 1) / 2;
        Lines(call.Function + "(", [true, false], left =>
        {
            if (left && middle > low) Balanced(call, low, middle - 1);
            else if (!left && middle < high) Balanced(call, middle + 1, high);
            else Write(call.Args[left ? middle : middle + 1]);
        }, ")");
        Adorn("Expr_CallExpr", "bool", call.Function == Operators.And ? "logical_and" : "logical_or");
    }

    private void Macro(MacroExpr macro)
    {
        if (macro.SecondVariable is not null || macro.Kind is MacroKind.Bind or MacroKind.OptMap or MacroKind.OptFlatMap or MacroKind.Block)
        {
            AsCall(macro);
            return;
        }

        var type = check is null ? "" : VectorTypes.Write(check.TypeOf(macro));
        Loop(macro, type);
        Adorn("Expr_ComprehensionExpr", type, "");
    }

    private void AsCall(MacroExpr macro)
    {
        if (macro.Kind == MacroKind.Bind)
        {
            text.Append("cel");
            Adorn("Expr_IdentExpr", "", "");
        }
        else
        {
            Write(macro.Range);
        }

        var parts = new List<Action> { () => Variable(macro.Variable) };
        if (macro.SecondVariable is not null) parts.Add(() => Variable(macro.SecondVariable));
        if (macro.Kind == MacroKind.Bind) parts.Add(() => Write(macro.Range));
        if (macro.Condition is not null) parts.Add(() => Write(macro.Condition));
        if (macro.Body is not null) parts.Add(() => Write(macro.Body));
        Lines($".{macro.Name}(", parts, static p => p(), ")");
        Adorn("Expr_CallExpr", "", "");
    }

    private void Variable(string name)
    {
        text.Append(name);
        Adorn("Expr_IdentExpr", "", "");
    }

    private void Loop(MacroExpr macro, string type)
    {
        var (initial, condition, step, result) = Parts(macro, type);
        (string Title, Action Write)[] lines =
        [
            ("Variable", () => text.Append(macro.Variable)),
            ("Target", () => Write(macro.Range)),
            ("Accumulator", () => text.Append(Result)),
            ("Init", initial),
            ("LoopCondition", condition),
            ("LoopStep", step),
            ("Result", result),
        ];
        text.Append("__comprehension__(");
        indent++;
        for (var i = 0; i < lines.Length; i++)
        {
            NewLine();
            text.Append("// ").Append(lines[i].Title);
            NewLine();
            lines[i].Write();
            if (i < lines.Length - 1) text.Append(',');
        }

        indent--;
        text.Append(')');
    }

    private (Action Initial, Action Condition, Action Step, Action Result) Parts(MacroExpr macro, string type)
    {
        switch (macro.Kind)
        {
            case MacroKind.All:
                return (
                    () => Literal("true", "Bool", "bool"),
                    () => Operation("@not_strictly_false", "bool", "not_strictly_false", () => Accumulator("bool")),
                    () => Operation(Operators.And, "bool", "logical_and", () => Accumulator("bool"), () => Write(macro.Condition!)),
                    () => Accumulator("bool"));
            case MacroKind.Exists:
                return (
                    () => Literal("false", "Bool", "bool"),
                    () => Operation("@not_strictly_false", "bool", "not_strictly_false", () => Operation(Operators.Not, "bool", "logical_not", () => Accumulator("bool"))),
                    () => Operation(Operators.Or, "bool", "logical_or", () => Accumulator("bool"), () => Write(macro.Condition!)),
                    () => Accumulator("bool"));
            case MacroKind.ExistsOne:
                return (
                    () => Literal("0", "Int64", "int"),
                    () => Literal("true", "Bool", "bool"),
                    () => Operation(
                        Operators.Conditional,
                        "int",
                        "conditional",
                        () => Write(macro.Condition!),
                        () => Operation(Operators.Add, "int", "add_int64", () => Accumulator("int"), () => Literal("1", "Int64", "int")),
                        () => Accumulator("int")),
                    () => Operation(Operators.Equal, "bool", "equals", () => Accumulator("int"), () => Literal("1", "Int64", "int")));
            default:
                void Grown() => Operation(Operators.Add, type, "add_list", () => Accumulator(type), () => Element(macro, type));
                return (
                    () => Empty(type),
                    () => Literal("true", "Bool", "bool"),
                    macro.Condition is null
                        ? Grown
                        : () => Operation(Operators.Conditional, type, "conditional", () => Write(macro.Condition), Grown, () => Accumulator(type)),
                    () => Accumulator(type));
        }
    }

    private void Element(MacroExpr macro, string type)
    {
        Lines("[", [macro], m =>
        {
            if (m.Body is not null) Write(m.Body);
            else FilterVariable(m, type);
        }, "]");
        Adorn("Expr_ListExpr", macro.Body is null || check is null ? type : VectorTypes.Write(CelType.List(check.TypeOf(macro.Body))), "");
    }

    private void FilterVariable(MacroExpr macro, string type)
    {
        text.Append(macro.Variable);
        Adorn("Expr_IdentExpr", check is null ? "" : type["list(".Length..^1], macro.Variable);
    }

    private void Literal(string value, string kind, string type)
    {
        text.Append(value);
        Adorn($"Constant_{kind}Value", type, "");
    }

    private void Empty(string type)
    {
        text.Append("[]");
        Adorn("Expr_ListExpr", type, "");
    }

    private void Accumulator(string type)
    {
        text.Append(Result);
        Adorn("Expr_IdentExpr", type, Result);
    }

    private void Operation(string function, string type, string id, params Action[] args)
    {
        Lines(function + "(", args, static a => a(), ")");
        Adorn("Expr_CallExpr", type, id);
    }

    private static string Kind(CelValue value) => value.Kind switch
    {
        CelKind.Int => "Int64",
        CelKind.Uint => "Uint64",
        var kind => kind.ToString(),
    };

    private static string Constant(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => value.AsBool() ? "true" : "false",
        CelKind.Uint => value.AsUint().ToString(CultureInfo.InvariantCulture) + "u",
        CelKind.Double => Real(value.AsDouble()),
        CelKind.String => Quote(Encoding.UTF8.GetBytes(value.AsString())),
        CelKind.Bytes => "b" + Quote(value.AsBytes().Span),
        _ => value.ToString(),
    };

    /// <summary>The shortest form, with an exponent of at least two digits from a million on.</summary>
    private static string Real(double value)
    {
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 17; precision++)
        {
            var candidate = value.ToString($"E{precision}", CultureInfo.InvariantCulture);
            if (double.Parse(candidate, CultureInfo.InvariantCulture) != value) continue;
            text = candidate;
            break;
        }

        var parts = text.Split('E');
        var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return exponent is >= -4 and < 6 ? value.ToString("0.####################", CultureInfo.InvariantCulture) : $"{parts[0]}e{parts[1][0]}{Math.Abs(exponent):00}";
    }

    private static string Quote(ReadOnlySpan<byte> bytes)
    {
        var quoted = new StringBuilder("\"");
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            if (status == OperationStatus.Done) quoted.Append(Quote(rune));
            else foreach (var wrong in bytes[..consumed]) quoted.Append(CultureInfo.InvariantCulture, $"\\x{wrong:x2}");
            bytes = bytes[consumed..];
        }

        return quoted.Append('"').ToString();
    }

    private static string Quote(Rune rune) => rune.Value switch
    {
        7 => "\\a",
        8 => "\\b",
        12 => "\\f",
        10 => "\\n",
        13 => "\\r",
        9 => "\\t",
        11 => "\\v",
        '"' => "\\\"",
        '\\' => "\\\\",
        < 32 or 127 => $"\\x{rune.Value:x2}",
        ' ' => " ",
        _ when IsShown(rune) => rune.ToString(),
        < 0x10000 => $"\\u{rune.Value:x4}",
        _ => $"\\U{rune.Value:x8}",
    };

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
