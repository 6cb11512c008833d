using System.Text.RegularExpressions;

namespace Swamp.Engine.Expressions;

/// <summary>Model names with hyphens: <c>model.a-b.resource</c> is written <c>model["a-b"].resource</c> (EXPR-3, EXP-4).</summary>
internal static partial class ModelNames
{
    public static string Bracket(string expression) => expression.Contains("model", StringComparison.Ordinal)
        ? Hyphenated().Replace(expression, "$1model[\"$2\"].$3")
        : expression;

    [GeneratedRegex("""(^|[^\w.])model\.(\w[\w]*(?:-[\w]+)+)\.(input|resource|file|execution|definition)""", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphenated();
}
