using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Execution;

/// <summary>Which inputs the expressions of a document mention: <c>inputs.x</c> or <c>inputs["x"]</c> (INP-23).</summary>
internal static partial class InputReferences
{
    public static IReadOnlySet<string> In(params IReadOnlyList<JsonNode> documents)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var expression in documents.SelectMany(ExpressionScanner.Scan).SelectMany(site => site.Text.Expressions))
        {
            foreach (var match in Reference().Matches(expression.Text).AsEnumerable())
            {
                names.Add(match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value);
            }
        }

        return names;
    }

    [GeneratedRegex("""(^|[^\w.])inputs\s*(?:\.\??\s*(\w+)|\[\??\s*["']([^"']+)["'])""", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
