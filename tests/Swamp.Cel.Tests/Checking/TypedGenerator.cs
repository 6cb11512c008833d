using System.Globalization;

namespace Swamp.Cel.Tests.Checking;

/// <summary>Makes expressions of a wanted type. What it makes is well typed by the way it is made, not by asking the checker.</summary>
internal sealed class TypedGenerator(Random random, bool isDialect)
{
    private static readonly CelType[] s_scalars =
    [
        CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.String, CelType.Bytes, CelType.Timestamp, CelType.Duration,
    ];

    private readonly List<(string Name, CelType Type)> variables = [];

    /// <summary>The variables that the expressions use.</summary>
    public static IReadOnlyList<(string Name, CelType Type)> Variables { get; } =
    [
        ("b", CelType.Bool), ("i", CelType.Int), ("u", CelType.Uint), ("d", CelType.Double), ("s", CelType.String), ("y", CelType.Bytes),
        ("t", CelType.Timestamp), ("r", CelType.Duration), ("li", CelType.List(CelType.Int)), ("ls", CelType.List(CelType.String)),
        ("msi", CelType.Map(CelType.String, CelType.Int)), ("oi", CelType.Optional(CelType.Int)),
    ];

    private static readonly string[] s_values =
    [
        "true", "7", "3u", "1.5", "'text'", "b'ab'", "timestamp('2026-02-03T04:05:06Z')", "duration('90s')", "[3, 1, 2]", "['x', 'y']", "{'a': 1, 'b': 2}",
        "optional.of(4)",
    ];

    /// <summary>A value of its type for each variable.</summary>
    public static DictionaryActivation Values() => Values(s_values);

    /// <summary>A value of any type for each variable.</summary>
    public static DictionaryActivation Shuffled(Random random)
    {
        var values = s_values.ToArray();
        for (var i = 0; i < 4; i++)
        {
            var (from, to) = (random.Next(values.Length), random.Next(values.Length));
            (values[from], values[to]) = (values[to], values[from]);
        }

        return Values(values);
    }

    private static DictionaryActivation Values(string[] sources)
    {
        var values = new DictionaryActivation();
        for (var i = 0; i < sources.Length; i++) values.Set(Variables[i].Name, CelEnvironment.Standard.Compile(sources[i]).Evaluate(CelActivation.Empty));
        return values;
    }

    public CelType Type(int depth) => depth <= 0 ? Pick(s_scalars) : random.Next(10) switch
    {
        < 6 => Pick(s_scalars),
        < 8 => CelType.List(Type(depth - 1)),
        8 => CelType.Map(Pick(CelType.String, CelType.Int, CelType.Bool, CelType.Uint), Type(depth - 1)),
        _ => CelType.Optional(Type(depth - 1)),
    };

    public string Make(CelType type, int depth)
    {
        var known = variables.Concat(Variables).Where(v => v.Type.Equals(type)).Select(static v => v.Name).ToList();
        if (depth <= 0) return known.Count > 0 && random.Next(2) == 0 ? Pick(known.ToArray()) : Literal(type, depth);
        return random.Next(8) switch
        {
            0 => $"({Make(CelType.Bool, depth - 1)} ? {Make(type, depth - 1)} : {Make(type, depth - 1)})",
            1 => $"[{Make(type, depth - 1)}, {Make(type, depth - 1)}][{random.Next(3)}]",
            2 => Bound(type, depth - 1),
            3 => $"{Make(CelType.Optional(type), depth - 1)}.orValue({Make(type, depth - 1)})",
            4 => $"{{'k': {Make(type, depth - 1)}}}.k",
            _ => Special(type, depth - 1),
        };
    }

    private string Bound(CelType type, int depth)
    {
        var of = Type(1);
        var name = $"v{variables.Count}";
        var value = Make(of, depth);
        variables.Add((name, of));
        var body = Make(type, depth);
        variables.RemoveAt(variables.Count - 1);
        return $"cel.bind({name}, {value}, {body})";
    }

    private string Within(CelType variable, Func<string, string> make)
    {
        var name = $"v{variables.Count}";
        variables.Add((name, variable));
        var text = make(name);
        variables.RemoveAt(variables.Count - 1);
        return text;
    }

    private string Special(CelType type, int depth)
    {
        if (type.IsOptional) return OptionalOf(type.Parameters[0], depth);
        return type.Name switch
        {
            "list" => List(type.Parameters[0], depth),
            "map" => Map(type, depth),
            "bool" => Boolean(depth),
            "int" => Integer(depth),
            "uint" => Pick($"({Make(CelType.Uint, depth)} + {Make(CelType.Uint, depth)})", $"uint({Make(CelType.Int, depth)})", $"math.bitOr({Make(CelType.Uint, depth)}, 1u)"),
            "double" => Double(depth),
            "string" => Text(depth),
            "bytes" => Pick($"({Make(CelType.Bytes, depth)} + {Make(CelType.Bytes, depth)})", $"bytes({Make(CelType.String, depth)})"),
            "google.protobuf.Timestamp" => Pick($"({Make(CelType.Timestamp, depth)} + {Make(CelType.Duration, depth)})", $"timestamp({Make(CelType.Int, depth)})"),
            "google.protobuf.Duration" => Pick($"({Make(CelType.Timestamp, depth)} - {Make(CelType.Timestamp, depth)})", $"({Make(CelType.Duration, depth)} + {Make(CelType.Duration, depth)})"),
            _ => Literal(type, depth),
        };
    }

    private string OptionalOf(CelType of, int depth) => random.Next(6) switch
    {
        0 => $"[{Make(of, depth)}][?{random.Next(3)}]",
        1 => $"{{'k': {Make(of, depth)}}}.?{Pick("k", "other")}",
        2 => $"{Make(CelType.Optional(of), depth)}.or({Make(CelType.Optional(of), depth)})",
        3 when Type(0) is var source => $"{Make(CelType.Optional(source), depth)}.optMap({Within(source, name => $"{name}, {Make(of, depth)}")})",
        4 => $"{Make(CelType.List(of), depth)}.first()",
        _ => $"optional.of({Make(of, depth)})",
    };

    private string List(CelType of, int depth)
    {
        var source = Type(0);
        return random.Next(8) switch
        {
            0 => $"({Make(CelType.List(of), depth)} + {Make(CelType.List(of), depth)})",
            1 => $"{Make(CelType.List(of), depth)}.filter({Within(of, name => $"{name}, {Make(CelType.Bool, depth)}")})",
            2 => $"{Make(CelType.List(source), depth)}.map({Within(source, name => $"{name}, {Make(of, depth)}")})",
            3 => $"([] + {Make(CelType.List(of), depth)})",
            4 => $"[?{Make(CelType.Optional(of), depth)}, {Make(of, depth)}]",
            5 => $"[{Make(CelType.List(of), depth)}, []].flatten()",
            6 => $"{Make(CelType.List(source), depth)}.transformList({Within(CelType.Int, first => Within(source, second => $"{first}, {second}, {Make(of, depth)}"))})",
            _ => $"{Make(CelType.List(of), depth)}.{Pick("reverse()", "distinct()", "slice(0, 1)")}",
        };
    }

    private string Map(CelType type, int depth)
    {
        var (key, value) = (type.Parameters[0], type.Parameters[1]);
        return random.Next(3) switch
        {
            0 => $"{{?{Make(key, 0)}: {Make(CelType.Optional(value), depth)}, {Make(key, 0)}: {Make(value, depth)}}}",
            1 => $"{Make(CelType.Map(key, CelType.Int), depth)}.transformMap({Within(key, k => Within(CelType.Int, v => $"{k}, {v}, {Make(value, depth)}"))})",
            _ => Literal(type, depth),
        };
    }

    private string Boolean(int depth)
    {
        var of = Pick(s_scalars);
        return random.Next(8) switch
        {
            0 => $"({Make(CelType.Bool, depth)} {Pick("&&", "||", "==", "!=")} {Make(CelType.Bool, depth)})",
            1 => $"!{Make(CelType.Bool, depth)}",
            2 => $"({Make(of, depth)} {Pick("<", "<=", ">", ">=", "==", "!=")} {Make(of, depth)})",
            3 => $"({Make(of, depth)} in {Make(CelType.List(of), depth)})",
            4 => $"{Make(CelType.List(of), depth)}.{Pick("all", "exists", "exists_one")}({Within(of, name => $"{name}, {Make(CelType.Bool, depth)}")})",
            5 => $"{Make(CelType.Optional(of), depth)}.hasValue()",
            6 => $"has({{'k': {Make(of, depth)}}}.k)",
            _ => $"{Make(CelType.String, depth)}.{Pick("contains", "startsWith", "endsWith")}({Make(CelType.String, depth)})",
        };
    }

    private string Integer(int depth) => random.Next(7) switch
    {
        0 => $"({Make(CelType.Int, depth)} {Pick("+", "-", "*", "/", "%")} {Make(CelType.Int, depth)})",
        1 => $"size({Make(Pick(CelType.String, CelType.Bytes, CelType.List(CelType.Int)), depth)})",
        2 => $"int({Make(Pick(CelType.Double, CelType.Uint, CelType.Timestamp), depth)})",
        3 => $"{Make(CelType.Timestamp, depth)}.{Pick("getHours()", "getMonth()", "getSeconds('UTC')")}",
        4 => $"math.greatest({Make(CelType.Int, depth)}, {Make(CelType.Int, depth)})",
        5 => $"-{Make(CelType.Int, 0)}".Replace("--", "-", StringComparison.Ordinal),
        _ => $"{Make(CelType.String, depth)}.indexOf({Make(CelType.String, depth)})",
    };

    private string Double(int depth)
    {
        if (isDialect && random.Next(3) == 0) return $"({Make(Pick(CelType.Int, CelType.Uint), depth)} {Pick("+", "-", "*", "/")} {Make(CelType.Double, depth)})";
        return Pick($"({Make(CelType.Double, depth)} * {Make(CelType.Double, depth)})", $"double({Make(CelType.Int, depth)})", $"math.sqrt({Make(CelType.Uint, depth)})");
    }

    private string Text(int depth) => random.Next(5) switch
    {
        0 => $"({Make(CelType.String, depth)} + {Make(CelType.String, depth)})",
        1 => $"string({Make(Pick(CelType.Int, CelType.Uint, CelType.Bool, CelType.Duration), depth)})",
        2 => $"{Make(CelType.List(CelType.String), depth)}.join(',')",
        3 => $"'%s %s'.format([{Make(Type(1), depth)}, {Make(CelType.Int, depth)}])",
        _ => $"{Make(CelType.String, depth)}.{Pick("upperAscii()", "trim()", "substring(0)", "replace('a', 'b')", "charAt(0)")}",
    };

    private string Literal(CelType type, int depth)
    {
        if (type.IsOptional) return $"optional.of({Make(type.Parameters[0], depth - 1)})";
        return type.Name switch
        {
            "bool" => Pick("true", "false"),
            "int" => random.Next(10).ToString(CultureInfo.InvariantCulture),
            "uint" => $"{random.Next(10)}u",
            "double" => $"{random.Next(10)}.5",
            "string" => Pick("'a'", "''", "'longer text'"),
            "bytes" => Pick("b'a'", "b''"),
            "google.protobuf.Timestamp" => "timestamp('2026-01-02T03:04:05Z')",
            "google.protobuf.Duration" => Pick("duration('1h')", "duration('250ms')"),
            "list" => $"[{Make(type.Parameters[0], depth - 1)}]",
            "map" => $"{{{Make(type.Parameters[0], 0)}: {Make(type.Parameters[1], depth - 1)}}}",
            _ => throw new NotSupportedException(type.ToString()),
        };
    }

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];
}
