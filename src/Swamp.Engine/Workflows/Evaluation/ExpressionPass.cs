using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Workflows.Evaluation;

/// <summary>Replaces the expressions of one part of a workflow that have a value now; the others stay as they are written.</summary>
/// <param name="scope">What they see.</param>
/// <param name="hasSelf">Whether the part belongs to an iteration.</param>
/// <param name="unresolved">Takes what should have a value and has none.</param>
internal sealed class ExpressionPass(ExpressionScope scope, bool hasSelf, List<UnresolvedExpression> unresolved)
{
    private readonly Dictionary<string, ExpressionOutcome> outcomes = new(StringComparer.Ordinal);

    /// <summary>Whether an expression was seen, evaluated or not.</summary>
    public bool SawExpressions { get; private set; }

    /// <summary>A copy of a node with values in place of expressions.</summary>
    public async ValueTask<JsonNode?> ApplyAsync(JsonNode? node, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                {
                    copy[key] = await ApplyAsync(value, [.. path, key], cancellationToken);
                }

                return copy;
            case JsonArray list:
                var items = new JsonArray();
                for (var i = 0; i < list.Count; i++)
                {
                    items.Add(await ApplyAsync(list[i], [.. path, $"{i}"], cancellationToken));
                }

                return items;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && ExpressionText.Parse(value.GetValue<string>()) is { } text:
                SawExpressions = true;
                return ExpressionStage.IsOpaque(path) ? value.DeepClone() : await ReplaceAsync(text, path, cancellationToken);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>The value of a text that is or holds expressions, or null with false when one of them has none.</summary>
    public async ValueTask<(bool Found, JsonNode? Value)> ValueAsync(string text, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        if (ExpressionText.Parse(text) is not { IsWhole: true } parsed)
        {
            return (false, null);
        }

        var outcome = await OutcomeAsync(parsed.Segments[0].Text, path, cancellationToken);
        return outcome is { WasEvaluated: true, Error: null, IsLate: false } ? (true, outcome.Value) : (false, null);
    }

    private async ValueTask<JsonNode?> ReplaceAsync(ExpressionText text, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        var result = new StringBuilder();
        foreach (var segment in text.Segments)
        {
            var outcome = segment.IsExpression && !ExpressionStage.IsDeferred(segment.Text, path, hasSelf)
                ? await OutcomeAsync(segment.Text, path, cancellationToken)
                : null;
            var hasValue = outcome is { WasEvaluated: true, Error: null, IsLate: false };
            if (text.IsWhole && segment.IsExpression)
            {
                return hasValue ? outcome!.Value?.DeepClone() : text.Source;
            }

            result.Append(!segment.IsExpression ? segment.Text : hasValue ? ExpressionEvaluator.TextOf(outcome!.Value) : $"${{{{ {segment.Text} }}}}");
        }

        return result.ToString();
    }

    private async ValueTask<ExpressionOutcome> OutcomeAsync(string expression, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        if (!outcomes.TryGetValue(expression, out var outcome))
        {
            outcome = await scope.EvaluateAsync(expression, includeLate: false, cancellationToken);
            outcomes.Add(expression, outcome);
            if (outcome.Error is { } error)
            {
                unresolved.Add(new UnresolvedExpression(Definitions.ValuePath.Dotted(path), path, expression, outcome.IsLate, error));
            }
        }

        return outcome;
    }
}
