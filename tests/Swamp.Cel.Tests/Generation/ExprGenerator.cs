namespace Swamp.Cel.Tests.Generation;

/// <summary>Makes expressions that are mostly well typed. The same numbers give the same expressions.</summary>
/// <param name="random">Where choices come from.</param>
/// <param name="hasExtensions">Whether functions beyond the standard library and the string extension are used, and optionals.</param>
/// <param name="mistakes">Share of parts that have another type than their place asks for.</param>
internal sealed class ExprGenerator(Random random, bool hasExtensions = true, double mistakes = 0.02)
{
    private static readonly GenType[] s_plain =
        [GenType.Bool, GenType.Int, GenType.Uint, GenType.Double, GenType.String, GenType.Bytes, GenType.IntList, GenType.StringList, GenType.IntMap, GenType.Timestamp, GenType.Duration, GenType.Null, GenType.Type];

    private readonly List<(string Name, GenType Type)> scope = [];
    private int names;

    /// <summary>Variables that exist outside of macros.</summary>
    public static IReadOnlyList<(string Name, GenType Type)> Variables { get; } =
    [
        ("i", GenType.Int), ("j", GenType.Int), ("u", GenType.Uint), ("d", GenType.Double), ("s", GenType.String), ("t", GenType.String), ("b", GenType.Bool), ("p", GenType.Bool),
        ("y", GenType.Bytes), ("l", GenType.IntList), ("w", GenType.StringList), ("m", GenType.IntMap), ("at", GenType.Timestamp), ("dur", GenType.Duration), ("n", GenType.Null),
    ];

    /// <summary>An expression of any type.</summary>
    public string Any(int depth) => Of(s_plain[random.Next(s_plain.Length)], depth);

    /// <summary>An expression of a type.</summary>
    public string Of(GenType type, int depth)
    {
        if (random.NextDouble() < mistakes) type = s_plain[random.Next(s_plain.Length)];
        if (depth <= 0 || Chance(0.12)) return Leaf(type);
        if (Chance(0.12)) return Wrapped(type, depth - 1);
        return type switch
        {
            GenType.Bool => Bool(depth - 1),
            GenType.Int => Int(depth - 1),
            GenType.Uint => Uint(depth - 1),
            GenType.Double => Double(depth - 1),
            GenType.String => String(depth - 1),
            GenType.Bytes => Bytes(depth - 1),
            GenType.IntList => IntList(depth - 1),
            GenType.StringList => StringList(depth - 1),
            GenType.IntMap => IntMap(depth - 1),
            GenType.Timestamp => Timestamp(depth - 1),
            GenType.Duration => Duration(depth - 1),
            GenType.Optional => Optional(depth - 1),
            GenType.Type => $"type({Any(depth - 1)})",
            _ => "null",
        };
    }

    private bool Chance(double share) => random.NextDouble() < share;

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    /// <summary>An operand that a dot or bracket can follow.</summary>
    private string On(GenType type, int depth)
    {
        var text = Of(type, depth);
        var isPlain = true;
        foreach (var c in text) isPlain &= char.IsAsciiLetterOrDigit(c) || c is '\'' or '_';
        return isPlain && !char.IsAsciiDigit(text[0]) ? text : $"({text})";
    }

    private string Two(GenType left, string symbol, GenType right, int depth)
    {
        var text = $"{Of(left, depth)} {symbol} {Of(right, depth)}";
        return Chance(0.8) ? $"({text})" : text;
    }

    private string Leaf(GenType type)
    {
        if (Chance(0.4))
        {
            var fitting = scope.Concat(Variables).Where(v => v.Type == type).Select(static v => v.Name).ToArray();
            if (fitting.Length > 0) return fitting[random.Next(fitting.Length)];
        }

        return type switch
        {
            GenType.Bool => Pick("true", "false"),
            GenType.Int => Pick(GenLiterals.Ints),
            GenType.Uint => Pick(GenLiterals.Uints),
            GenType.Double => Pick(GenLiterals.Doubles),
            GenType.String => Pick(GenLiterals.Strings),
            GenType.Bytes => Pick(GenLiterals.Bytes),
            GenType.IntList => Pick("[]", "[1]", "[1, 2, 3]", "[3, 1, 2, 1]", "[0, -1]"),
            GenType.StringList => Pick("[]", "['a']", "['b', 'a', 'c']", "['😀', '']"),
            GenType.IntMap => Pick("{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{'key': 7, 'x y': 0}"),
            GenType.Timestamp => Pick(GenLiterals.Timestamps),
            GenType.Duration => Pick(GenLiterals.Durations),
            GenType.Optional => Pick("optional.none()", "optional.of(1)", "m.?a", "l[?0]"),
            GenType.Type => Pick(GenLiterals.Types),
            _ => "null",
        };
    }

    /// <summary>What has the type of its parts.</summary>
    private string Wrapped(GenType type, int depth) => random.Next(hasExtensions ? 7 : 5) switch
    {
        0 => $"({Of(GenType.Bool, depth)} ? {Of(type, depth)} : {Of(type, depth)})",
        1 => $"[{Of(type, depth)}, {Of(type, depth)}][{Pick("0", "1", "2")}]",
        2 => $"{{'k': {Of(type, depth)}}}.{Pick("k", "k", "k", "z")}",
        3 => $"({Of(type, depth)})",
        4 => $"dyn({Of(type, depth)})",
        5 => Bound(type, (name, inner) => $"cel.bind({name}, {Of(type, depth)}, {inner()})", depth),
        _ => $"{{'k': {Of(type, depth)}}}.?{Pick("k", "z")}.orValue({Of(type, depth)})",
    };

    private string Bound(GenType variable, Func<string, Func<string>, string> write, int depth, GenType? result = null)
    {
        var name = Chance(0.15) ? Pick("i", "j", "l") : $"v{names++}";
        return write(name, () =>
        {
            scope.Add((name, variable));
            var text = Of(result ?? variable, depth);
            scope.RemoveAt(scope.Count - 1);
            return text;
        });
    }

    private string Macro(string range, GenType element, string name, GenType body, int depth) =>
        Bound(element, (variable, inner) => $"{range}.{name}({variable}, {inner()})", depth, body);

    private string Bool(int depth)
    {
        switch (random.Next(hasExtensions ? 16 : 14))
        {
            case 0: return Two(GenType.Bool, "&&", GenType.Bool, depth);
            case 1: return Two(GenType.Bool, "||", GenType.Bool, depth);
            case 2: return $"!{On(GenType.Bool, depth)}";
            case 3:
                var type = s_plain[random.Next(s_plain.Length)];
                return Two(type, Pick("==", "!="), type, depth);
            case 4: return Two(Number(), Pick("==", "!="), Number(), depth);
            case 5:
                var ordered = (GenType[])[GenType.Int, GenType.Uint, GenType.Double, GenType.String, GenType.Bytes, GenType.Timestamp, GenType.Duration, GenType.Bool];
                var one = ordered[random.Next(ordered.Length)];
                return Two(one, Pick("<", "<=", ">", ">="), one, depth);
            case 6: return Two(Number(), Pick("<", "<=", ">", ">="), Number(), depth);
            case 7: return Two(GenType.Int, "in", GenType.IntList, depth);
            case 8: return Two(GenType.String, "in", Chance(0.5) ? GenType.StringList : GenType.IntMap, depth);
            case 9: return $"{On(GenType.String, depth)}.{Pick("contains", "startsWith", "endsWith")}({Of(GenType.String, depth)})";
            case 10: return $"{On(GenType.String, depth)}.matches({Pick(GenLiterals.Patterns)})";
            case 11: return Macro(On(GenType.IntList, depth), GenType.Int, Pick("all", "exists", "exists_one"), GenType.Bool, depth);
            case 12: return Macro(On(GenType.IntMap, depth), GenType.String, Pick("all", "exists", "exists_one"), GenType.Bool, depth);
            case 13: return $"has({On(GenType.IntMap, depth)}.{Pick("a", "b", "z")})";
            case 14: return $"{On(GenType.Optional, depth)}.hasValue()";
            default: return $"math.{Pick("isNaN", "isInf", "isFinite")}({Of(GenType.Double, depth)})";
        }
    }

    private GenType Number() => (GenType)random.Next((int)GenType.Int, (int)GenType.Double + 1);

    private string Int(int depth)
    {
        switch (random.Next(hasExtensions ? 15 : 11))
        {
            case 0 or 1 or 2: return Two(GenType.Int, Pick("+", "-", "*", "/", "%"), GenType.Int, depth);
            case 3: return $"-{On(GenType.Int, depth)}";
            case 4:
                var sized = (GenType[])[GenType.String, GenType.Bytes, GenType.IntList, GenType.StringList, GenType.IntMap];
                return Chance(0.5) ? $"size({Of(sized[random.Next(sized.Length)], depth)})" : $"{On(sized[random.Next(sized.Length)], depth)}.size()";
            case 5: return $"{On(GenType.IntList, depth)}[{Of(GenType.Int, depth - 1)}]";
            case 6: return $"{On(GenType.IntMap, depth)}[{Of(GenType.String, depth - 1)}]";
            case 7: return $"int({Of((GenType[])[GenType.Int, GenType.Uint, GenType.Double, GenType.String, GenType.Timestamp] is var from ? from[random.Next(from.Length)] : default, depth)})";
            case 8: return $"{On(GenType.String, depth)}.{Pick("indexOf", "lastIndexOf")}({Of(GenType.String, depth)}{(Chance(0.3) ? ", " + Of(GenType.Int, depth - 1) : "")})";
            case 9: return $"{On(GenType.Timestamp, depth)}.{Pick("getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds")}({(Chance(0.2) ? Pick(GenLiterals.Zones) : "")})";
            case 10: return $"{On(GenType.Duration, depth)}.{Pick("getHours", "getMinutes", "getSeconds", "getMilliseconds")}()";
            case 11: return $"math.{Pick("greatest", "least")}(dyn({Of(GenType.Int, depth)}), dyn({Of(GenType.Int, depth)}))"; // Without dyn, a mistake here would be one of the parser.
            case 12: return $"math.{Pick("bitAnd", "bitOr", "bitXor")}({Of(GenType.Int, depth)}, {Of(GenType.Int, depth)})";
            case 13: return $"math.{Pick("abs", "sign", "bitNot")}({Of(GenType.Int, depth)})";
            default: return $"{On(GenType.Optional, depth)}.orValue({Of(GenType.Int, depth)})";
        }
    }

    private string Uint(int depth) => random.Next(4) switch
    {
        0 or 1 => Two(GenType.Uint, Pick("+", "-", "*", "/", "%"), GenType.Uint, depth),
        2 => $"uint({Of(Number(), depth)})",
        _ => $"uint({Of(GenType.String, depth)})",
    };

    private string Double(int depth) => random.Next(hasExtensions ? 6 : 5) switch
    {
        0 or 1 => Two(GenType.Double, Pick("+", "-", "*", "/"), GenType.Double, depth),
        2 => $"-{On(GenType.Double, depth)}",
        3 => $"double({Of(Number(), depth)})",
        4 => $"double({Of(GenType.String, depth)})",
        _ => $"math.{Pick("ceil", "floor", "round", "trunc", "abs", "sign", "sqrt")}({Of(GenType.Double, depth)})",
    };

    private string String(int depth)
    {
        switch (random.Next(hasExtensions ? 14 : 12))
        {
            case 0 or 1: return Two(GenType.String, "+", GenType.String, depth);
            case 2: return $"string({Of((GenType[])[GenType.Int, GenType.Uint, GenType.Double, GenType.Bool, GenType.String, GenType.Timestamp, GenType.Duration, GenType.Bytes] is var from ? from[random.Next(from.Length)] : default, depth)})";
            case 3: return $"{On(GenType.String, depth)}.{Pick("lowerAscii", "upperAscii", "trim", hasExtensions ? "reverse" : "trim")}()";
            case 4: return $"{On(GenType.String, depth)}.substring({Pick("0", "1", "2")}{(Chance(0.5) ? ", " + Of(GenType.Int, depth - 1) : "")})";
            case 5: return $"{On(GenType.String, depth)}.charAt({Of(GenType.Int, depth - 1)})";
            case 6: return $"{On(GenType.String, depth)}.replace({Of(GenType.String, depth - 1)}, {Of(GenType.String, depth - 1)}{(Chance(0.3) ? ", " + Pick("0", "1", "-1", "2") : "")})";
            case 7: return $"{On(GenType.StringList, depth)}.join({(Chance(0.6) ? Of(GenType.String, depth - 1) : "")})";
            case 8: return $"{On(GenType.StringList, depth)}[{Of(GenType.Int, depth - 1)}]";
            case 9: return $"'%{Pick("s", "d", "f", ".2f", "x", "e", "b", "o")} %s'.format([{Of(Chance(0.5) ? Number() : GenType.String, depth)}, {Any(depth)}])";
            case 10: return $"strings.quote({Of(GenType.String, depth)})";
            case 11: return $"({Of(GenType.Bool, depth)} ? {Of(GenType.String, depth)} : {Of(GenType.String, depth)})";
            case 12: return $"base64.encode({Of(GenType.Bytes, depth)})";
            default: return $"{On(GenType.Bytes, depth)}.{Pick("hex", "string")}()";
        }
    }

    private string Bytes(int depth) => random.Next(hasExtensions ? 3 : 2) switch
    {
        0 => Two(GenType.Bytes, "+", GenType.Bytes, depth),
        1 => $"bytes({Of(GenType.String, depth)})",
        _ => $"base64.decode({Of(GenType.String, depth)})",
    };

    private string IntList(int depth)
    {
        switch (random.Next(hasExtensions ? 12 : 6))
        {
            case 0: return Two(GenType.IntList, "+", GenType.IntList, depth);
            case 1: return $"[{Of(GenType.Int, depth)}, {Of(GenType.Int, depth)}]";
            case 2: return Macro(On(GenType.IntList, depth), GenType.Int, "map", GenType.Int, depth);
            case 3: return Macro(On(GenType.IntList, depth), GenType.Int, "filter", GenType.Bool, depth);
            case 4: return Macro(On(GenType.StringList, depth), GenType.String, "map", GenType.Int, depth);
            case 5: return Bound(GenType.Int, (v, inner) => $"{On(GenType.IntList, depth)}.map({v}, {v} > 0, {inner()})", depth);
            case 6: return $"{On(GenType.IntList, depth)}.{Pick("sort", "distinct", "reverse", "flatten")}()";
            case 7: return $"{On(GenType.IntList, depth)}.slice({Pick("0", "1")}, {Pick("1", "2", "3")})";
            case 8: return $"lists.range({Pick("0", "1", "3", "9", "-1")})";
            case 9: return $"[?{Of(GenType.Optional, depth)}, {Of(GenType.Int, depth)}]";
            case 10: return $"optional.unwrap([{Of(GenType.Optional, depth)}, {Of(GenType.Optional, depth)}])";
            default: return Bound(GenType.Int, (v, inner) => $"{On(GenType.IntList, depth)}.transformList(k{names}, {v}, {inner()})", depth);
        }
    }

    private string StringList(int depth) => random.Next(5) switch
    {
        0 => Two(GenType.StringList, "+", GenType.StringList, depth),
        1 => $"[{Of(GenType.String, depth)}, {Of(GenType.String, depth)}]",
        2 => $"{On(GenType.String, depth)}.split({Of(GenType.String, depth - 1)}{(Chance(0.3) ? ", " + Pick("0", "1", "2", "-1") : "")})",
        3 => Macro(On(GenType.StringList, depth), GenType.String, "map", GenType.String, depth),
        _ => Macro(On(GenType.StringList, depth), GenType.String, "filter", GenType.Bool, depth),
    };

    private string IntMap(int depth)
    {
        switch (random.Next(hasExtensions ? 4 : 2))
        {
            case 0: return $"{{{Pick(GenLiterals.Keys)}: {Of(GenType.Int, depth)}}}";
            case 1: return $"{{'a': {Of(GenType.Int, depth)}, {Of(GenType.String, depth)}: {Of(GenType.Int, depth)}}}";
            case 2: return Bound(GenType.Int, (v, inner) => $"{On(GenType.IntMap, depth)}.transformMap(k{names}, {v}, {inner()})", depth);
            default: return $"{{?'o': {Of(GenType.Optional, depth)}}}";
        }
    }

    private string Timestamp(int depth) => random.Next(4) switch
    {
        0 => Two(GenType.Timestamp, Pick("+", "-"), GenType.Duration, depth),
        1 => Two(GenType.Duration, "+", GenType.Timestamp, depth),
        2 => $"timestamp({Of(GenType.Int, depth)})",
        _ => $"timestamp({Of(GenType.String, depth)})",
    };

    private string Duration(int depth) => random.Next(4) switch
    {
        0 => Two(GenType.Duration, Pick("+", "-"), GenType.Duration, depth),
        1 => Two(GenType.Timestamp, "-", GenType.Timestamp, depth),
        2 => $"duration({Of(GenType.String, depth)})",
        _ => Leaf(GenType.Duration),
    };

    private string Optional(int depth)
    {
        switch (random.Next(7))
        {
            case 0: return $"optional.of({Of(GenType.Int, depth)})";
            case 1: return $"optional.ofNonZeroValue({Of(GenType.Int, depth)})";
            case 2: return $"{On(GenType.IntMap, depth)}.?{Pick("a", "b", "z")}";
            case 3: return $"{On(GenType.IntList, depth)}[?{Of(GenType.Int, depth - 1)}]";
            case 4: return $"{On(GenType.IntList, depth)}.{Pick("first", "last")}()";
            case 5: return $"{On(GenType.Optional, depth)}.or({Of(GenType.Optional, depth)})";
            default: return Bound(GenType.Int, (v, inner) => $"{On(GenType.Optional, depth)}.optMap({v}, {inner()})", depth);
        }
    }
}
