namespace Swamp.Cel;

/// <summary>Recognises the calls that are macros and gives them nodes of their own.</summary>
internal static class Macros
{
    /// <summary>The node for a macro; null when the call is an ordinary one.</summary>
    public static CelExpr? Expand(string name, CelExpr? target, List<CelExpr> args, MacroPlace place, Action<CelExpr, string> report)
    {
        if (target is null) return name is "has" && args.Count == 1 ? Has(args[0], place, report) : null;
        return (name, args.Count) switch
        {
            ("all", 2 or 3) => Quantifier(MacroKind.All, name, target, args, place, report),
            ("exists", 2 or 3) => Quantifier(MacroKind.Exists, name, target, args, place, report),
            ("exists_one" or "existsOne", 2 or 3) => Quantifier(MacroKind.ExistsOne, name, target, args, place, report),
            ("map", 2 or 3) => Map(name, target, args, place, report),
            ("sortBy", 2) => OneVariable(MacroKind.SortBy, name, target, args[0], null, args[1], place, report),
            ("filter", 2) => OneVariable(MacroKind.Filter, name, target, args[0], args[1], null, place, report),
            ("transformList", 3 or 4) => Transform(MacroKind.TransformList, name, target, args, place, report),
            ("transformMap", 3 or 4) => Transform(MacroKind.TransformMap, name, target, args, place, report),
            ("transformMapEntry", 3 or 4) => Transform(MacroKind.TransformMapEntry, name, target, args, place, report),
            ("optMap", 2) => OneVariable(MacroKind.OptMap, name, target, args[0], null, args[1], place, report),
            ("optFlatMap", 2) => OneVariable(MacroKind.OptFlatMap, name, target, args[0], null, args[1], place, report),
            ("bind", 3) when Is(target, "cel") => OneVariable(MacroKind.Bind, name, args[1], args[0], null, args[2], place, report),
            ("block", 2) when Is(target, "cel") => Block(args, place, report),
            ("index", 1) when Is(target, "cel") => BlockVariable(args, "@index", place, report),
            ("iterVar", 2) when Is(target, "cel") => BlockVariable(args, "@it:", place, report),
            ("accuVar", 2) when Is(target, "cel") => BlockVariable(args, "@ac:", place, report),
            ("greatest", _) when Is(target, "math") => Extreme(Operators.MathMax, name, args, place, report),
            ("least", _) when Is(target, "math") => Extreme(Operators.MathMin, name, args, place, report),
            _ => null,
        };
    }

    /// <summary>The macros that are called on a value, with the numbers of arguments that they take, the variables included.</summary>
    public static IReadOnlyDictionary<string, string> OnValues { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["all"] = "2 or 3",
        ["exists"] = "2 or 3",
        ["exists_one"] = "2 or 3",
        ["existsOne"] = "2 or 3",
        ["map"] = "2 or 3",
        ["filter"] = "2",
        ["sortBy"] = "2",
        ["transformList"] = "3 or 4",
        ["transformMap"] = "3 or 4",
        ["transformMapEntry"] = "3 or 4",
        ["optMap"] = "2",
        ["optFlatMap"] = "2",
    };

    private static bool Is(CelExpr target, string name) => target is IdentExpr ident && string.Equals(ident.Name, name, StringComparison.Ordinal);

    private static CelExpr Has(CelExpr arg, MacroPlace place, Action<CelExpr, string> report)
    {
        if (arg is SelectExpr { IsTest: false } select)
        {
            return new SelectExpr(select.Operand, select.Field, isTest: true)
            {
                Start = place.Start,
                Offset = select.Offset,
                End = place.End,
                FieldEnd = select.End,
                Depth = place.Depth,
            };
        }

        if (arg is not ErrorExpr) report(arg, "has() takes a selection of a field, such as has(a.b)");
        return Hole(place);
    }

    private static ErrorExpr Hole(MacroPlace place) => new() { Start = place.Start, Offset = place.Offset, End = place.End, Depth = place.Depth };

    private static MacroExpr? Quantifier(
        MacroKind kind, string name, CelExpr target, List<CelExpr> args, MacroPlace place, Action<CelExpr, string> report)
    {
        if (args.Count == 2) return OneVariable(kind, name, target, args[0], args[1], null, place, report);
        return TwoVariables(kind, name, target, args[0], args[1], args[2], null, place, report);
    }

    private static MacroExpr Map(string name, CelExpr target, List<CelExpr> args, MacroPlace place, Action<CelExpr, string> report) =>
        OneVariable(MacroKind.Map, name, target, args[0], args.Count == 3 ? args[1] : null, args[^1], place, report);

    private static MacroExpr Transform(
        MacroKind kind, string name, CelExpr target, List<CelExpr> args, MacroPlace place, Action<CelExpr, string> report) =>
        TwoVariables(kind, name, target, args[0], args[1], args.Count == 4 ? args[2] : null, args[^1], place, report);

    private static MacroExpr OneVariable(
        MacroKind kind, string name, CelExpr range, CelExpr variable, CelExpr? condition, CelExpr? body, MacroPlace place, Action<CelExpr, string> report) =>
        new(kind, name, range, Variable(variable, report), null, condition, body)
        {
            Start = place.Start,
            Offset = place.Offset,
            End = place.End,
            Depth = place.Depth,
        };

    private static MacroExpr TwoVariables(
        MacroKind kind, string name, CelExpr range, CelExpr first, CelExpr second, CelExpr? condition, CelExpr? body, MacroPlace place, Action<CelExpr, string> report)
    {
        var one = Variable(first, report);
        var two = Variable(second, report);
        if (one.Length > 0 && string.Equals(one, two, StringComparison.Ordinal)) report(second, "the two variables of a macro need two names");
        return new MacroExpr(kind, name, range, one, two, condition, body)
        {
            Start = place.Start,
            Offset = place.Offset,
            End = place.End,
            Depth = place.Depth,
        };
    }

    private static string Variable(CelExpr expr, Action<CelExpr, string> report)
    {
        if (expr is IdentExpr { IsAbsolute: false } ident)
        {
            if (ident.Name is "__result__" or "@result") report(expr, "the variable of a macro cannot have the name of the accumulator");
            return ident.Name;
        }

        if (expr is not ErrorExpr) report(expr, "the variable of a macro must be a simple name");
        return "";
    }

    private static CelExpr Block(List<CelExpr> args, MacroPlace place, Action<CelExpr, string> report)
    {
        if (args[0] is ListExpr slots)
        {
            return new MacroExpr(MacroKind.Block, "block", slots, "@index", null, null, args[1])
            {
                Start = place.Start,
                Offset = place.Offset,
                End = place.End,
                Depth = place.Depth,
            };
        }

        report(args[0], "cel.block() takes a list literal first");
        return Hole(place);
    }

    private static CelExpr BlockVariable(List<CelExpr> args, string prefix, MacroPlace place, Action<CelExpr, string> report)
    {
        var numbers = new List<long>();
        foreach (var arg in args)
        {
            if (arg is ConstantExpr { Value: { Kind: CelKind.Int, Num: >= 0 } value }) numbers.Add(value.Num);
        }

        if (numbers.Count == args.Count)
        {
            return new IdentExpr(prefix + string.Join(':', numbers), isAbsolute: false)
            {
                Start = place.Start,
                Offset = place.Offset,
                End = place.End,
                Depth = place.Depth,
            };
        }

        report(args[0], "the argument must be a literal integer that is not negative");
        return Hole(place);
    }

    private static CelExpr Extreme(string function, string name, List<CelExpr> args, MacroPlace place, Action<CelExpr, string> report)
    {
        var call = new CallExpr(function, null, [.. args]) { Start = place.Start, Offset = place.Offset, End = place.End, Depth = place.Depth };
        if (args.Count == 0) report(call, $"math.{name}() takes at least one argument");
        foreach (var arg in args)
        {
            var suits = arg switch
            {
                ConstantExpr constant => CelEquality.IsNumber(constant.Value),
                ListExpr list => args.Count == 1 && list.Elements.Length > 0
                    && list.Elements.All(static e => e is not (ListExpr or MapExpr) && (e is not ConstantExpr c || CelEquality.IsNumber(c.Value))),
                MapExpr => false,
                _ => true,
            };
            if (!suits) report(arg, $"math.{name}() takes numbers or one list of numbers that is not empty");
        }

        return call;
    }
}
