namespace Swamp.Engine.Definitions.Validation;

/// <summary>
/// Finds what was meant to be an expression and is none: <c>{{ x }}</c> without the dollar sign and <c>${ x }</c> with single braces. Shell
/// variables and templates of other tools look the same, so only texts that begin with one of our roots count.
/// </summary>
internal static class MalformedExpressions
{
    /// <summary>Offsets and what is wrong there, in order.</summary>
    public static IEnumerable<(int Offset, string Problem)> In(string text)
    {
        for (var i = text.IndexOf('{', StringComparison.Ordinal); i >= 0; i = i + 1 < text.Length ? text.IndexOf('{', i + 1) : -1)
        {
            var hasDollar = i > 0 && text[i - 1] == '$';
            var isDouble = i + 1 < text.Length && text[i + 1] == '{';
            if (isDouble && !hasDollar && ExpressionReferences.BeginsWithRoot(text.AsSpan(i + 2)))
            {
                yield return (i, $"Malformed expression {Shown(text, i, "}}")}: the '$' is missing. Write ${{{{ … }}}}");
            }
            else if (isDouble && hasDollar && ExpressionReferences.BeginsWithRoot(text.AsSpan(i + 2)))
            {
                yield return (i - 1, $"Malformed expression {Shown(text, i - 1, "}}")}: it is not closed with '}}}}'");
            }
            else if (!isDouble && hasDollar && ExpressionReferences.BeginsWithRoot(text.AsSpan(i + 1)))
            {
                yield return (i - 1, $"Malformed expression {Shown(text, i - 1, "}")}: the braces have to be double. Write ${{{{ … }}}}");
            }

            i += isDouble ? 1 : 0;
        }
    }

    private static string Shown(string text, int start, string close)
    {
        var end = text.IndexOf(close, start, StringComparison.Ordinal);
        var shown = end < 0 ? text[start..] : text[start..(end + close.Length)];
        return shown.Length > 60 ? shown[..60] + "…" : shown;
    }
}
