using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Execution;

/// <summary>Evaluates a definition as far as its copy on disk may hold values: secrets and environment variables stay text (EXPR-8).</summary>
public sealed record DefinitionEvaluation(Definition Definition, bool HadExpressions, IReadOnlyList<UnresolvedExpression> Unresolved)
{
    /// <summary>Evaluates global arguments, method arguments and tags.</summary>
    public static async Task<DefinitionEvaluation> EvaluateAsync(Definition definition, ExpressionEvaluator evaluator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(evaluator);
        var document = new JsonObject
        {
            ["tags"] = new JsonObject(definition.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
            ["globalArguments"] = definition.GlobalArguments.DeepClone(),
            ["methods"] = new JsonObject(definition.Methods.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value.DeepClone()))),
        };
        var evaluated = await evaluator.EvaluateAsync(document, includeLate: false, cancellationToken);
        var result = evaluated.Persisted;
        return new DefinitionEvaluation(
            definition with
            {
                Tags = ((JsonObject)result["tags"]!).ToDictionary(t => t.Key, t => t.Value?.ToString() ?? "", StringComparer.Ordinal),
                GlobalArguments = (JsonObject)result["globalArguments"]!.DeepClone(),
                Methods = ((JsonObject)result["methods"]!).ToDictionary(m => m.Key, m => (JsonObject)m.Value!.DeepClone(), StringComparer.Ordinal),
            },
            evaluated.HadExpressions,
            evaluated.Unresolved);
    }
}
