namespace Swamp.Cel;

/// <summary>
/// Regular expressions with the syntax and the classes of RE2, run without backtracking over code points: time in proportion to the text times
/// the program at worst, memory bounded by the size of the program, both of which have limits.
/// </summary>
internal static class Re2
{
    /// <summary>Characters that a pattern may have.</summary>
    public const int MaxPattern = 10_000;

    /// <summary>The compiled expression; null when it is not one, with the reason.</summary>
    public static Re2Pattern? Compile(string pattern, out string problem)
    {
        problem = $"the regular expression has more than {MaxPattern} characters";
        if (pattern.Length > MaxPattern) return null;
        if (Re2Parser.Parse(pattern, out var reason) is { } tree)
        {
            problem = "";
            return new Re2Pattern(Re2Compiler.Compile(tree));
        }

        problem = $"invalid regular expression '{Short(pattern)}': {reason}";
        return null;
    }

    public static string Short(string text) =>
        text.Length > 60 ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[59]) ? 59 : 60), "…") : text;
}
