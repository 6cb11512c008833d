namespace Swamp.Cel;

/// <summary>Writes calls as users write them, with types in the place of arguments: <c>string.charAt(int)</c>, <c>int + int</c>.</summary>
internal static class CallForms
{
    private const int MaxShown = 8;
    private const int MaxLength = 200;

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

    public static string Write(string function, bool isReceiver, IReadOnlyList<CelType> args) => Write(function, [.. args.Select(Type)], isReceiver);

    /// <summary>The same with names of types; a function that may be of either style is written as a global one.</summary>
    public static string Write(string function, string[] types, bool isReceiver = false)
    {
        var name = Name(function);
        if (types.Length < 2 && function is not (Operators.Not or Operators.Negate)) return isReceiver && types.Length == 1 ? $"{types[0]}.{name}()" : $"{name}({string.Join(", ", types)})";
        if (function is Operators.Not or Operators.Negate) return $"{name}{types[0]}";
        if (function is Operators.Index or Operators.OptIndex) return $"{types[0]}[{name[1..^1]}{types[1]}]";
        if (Operators.Symbol(function) is not null) return $"{types[0]} {name} {types[1]}";
        return isReceiver ? $"{types[0]}.{name}({string.Join(", ", types[1..])})" : $"{name}({string.Join(", ", types)})";
    }

    /// <summary>Where the name or the operator of a call stands; of a namespaced function the whole name.</summary>
    public static (int Start, int End) Place(CallExpr call, bool isReceiver)
    {
        var symbol = Name(call.Function);
        if (call.Function is Operators.Index or Operators.OptIndex or Operators.Conditional) return (call.Offset, call.Offset + 1);
        if (!char.IsLetter(symbol[0]) && symbol[0] is not ('_' or '.')) return (call.Offset, call.Offset + symbol.Length);
        var end = call.Offset + symbol[(symbol.LastIndexOf('.') + 1)..].Length;
        return (isReceiver || Operators.Symbol(call.Function) is not null ? call.Offset : call.Start, end);
    }

    /// <summary>The types of arguments.</summary>
    public static string Arguments(IEnumerable<CelType> types) => $"({List(types)})";

    /// <summary>Several forms in one sentence, the first few of them.</summary>
    public static string Alternatives(IReadOnlyList<string> forms)
    {
        var shown = string.Join(", ", forms.Take(MaxShown));
        return forms.Count > MaxShown ? $"{shown} and {forms.Count - MaxShown} more" : shown;
    }

    /// <summary>A type for a message, cut off when it is long.</summary>
    public static string Type(CelType type)
    {
        var text = type.ToString();
        return text.Length > MaxLength ? string.Concat(text.AsSpan(0, MaxLength - 1), "…") : text;
    }

    private static string List(IEnumerable<CelType> types) => string.Join(", ", types.Select(Type));
}
