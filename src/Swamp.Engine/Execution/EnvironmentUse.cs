using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Definitions;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Execution;

/// <summary>An environment variable that a definition reads (EXPR-14).</summary>
/// <param name="Path">Where, as people write it.</param>
/// <param name="EnvVar">Its name.</param>
public sealed partial record EnvironmentUse(string Path, string EnvVar)
{
    /// <summary>All uses in a definition, in document order.</summary>
    public static IReadOnlyList<EnvironmentUse> In(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return
        [
            .. ExpressionScanner.Scan(DefinitionJson.Of(definition))
                .SelectMany(site => site.Text.Expressions.SelectMany(e => Variable().Matches(e.Text)).Select(m => new EnvironmentUse(site.DottedPath, m.Groups[2].Value))),
        ];
    }

    /// <summary>The uses as JSON (RUN-9).</summary>
    public static JsonArray ToJson(IEnumerable<EnvironmentUse> uses) =>
        new([.. uses.Select(u => (JsonNode)new JsonObject { ["path"] = u.Path, ["envVar"] = u.EnvVar })]);

    [GeneratedRegex(@"(^|[^\w.])env\s*\.\s*([A-Za-z_]\w*)", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
