namespace Swamp.Cel;

/// <summary>Writes calls as users write them, with types in the place of arguments: <c>string.charAt(int)</c>, <c>int + int</c>.</summary>
internal static class CallForms
{
    private const int MaxShown = 8;

    /// <summary>The name of a function or operator in a message.</summary>
    public static string Name(string function) => function switch
    {
        Operators.Not => "!",
        Operators.Negate => "-",
        Operators.Index => "[]",
        Operators.OptIndex => "[?]",
        Operators.OptSelect => ".?",
        Operators.And => "&&",
        Operators.Or => "||",
        Operators.Conditional => "?:",
        Operators.MathMax => "math.greatest",
        Operators.MathMin => "math.least",
        _ => Operators.Symbol(function)?.Symbol ?? function,
    };

    public static string Write(string function, bool isReceiver, IReadOnlyList<CelType> args)
    {
        var name = Name(function);
        if (function == Operators.Conditional) return $"{args[0]} ? {args[1]} : {args[2]}";
        if (function is Operators.Not or Operators.Negate) return $"{name}{args[0]}";
        if (function is Operators.Index or Operators.OptIndex) return $"{args[0]}[{name[1..^1]}{args[1]}]";
        if (Operators.Symbol(function) is not null) return $"{args[0]} {name} {args[1]}";
        return isReceiver ? $"{args[0]}.{name}({List(args.Skip(1))})" : $"{name}({List(args)})";
    }

    /// <summary>The types of arguments.</summary>
    public static string Arguments(IEnumerable<CelType> types) => $"({List(types)})";

    /// <summary>Several forms in one sentence, the first few of them.</summary>
    public static string Alternatives(IReadOnlyList<string> forms)
    {
        var shown = string.Join(", ", forms.Take(MaxShown));
        return forms.Count > MaxShown ? $"{shown} and {forms.Count - MaxShown} more" : shown;
    }

    private static string List(IEnumerable<CelType> types) => string.Join(", ", types);
}
