using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>Looks at every expression of a definition: that it is one, and that what it mentions exists (MOD-45).</summary>
/// <param name="validated">The definition.</param>
/// <param name="surroundings">What it may mention.</param>
internal sealed class ExpressionValidation(ValidatedDefinition validated, ExpressionSurroundings surroundings)
{
    private readonly List<string> problems = [];
    private readonly List<EnvironmentUse> environment = [];

    /// <summary>The result, and what is worth a warning.</summary>
    public async ValueTask<(ValidationResult Result, IReadOnlyList<ValidationWarning> Warnings)> RunAsync(CancellationToken cancellationToken)
    {
        await VisitAsync(DefinitionJson.DataOf(validated.Definition), [], cancellationToken);
        var warnings = environment.Count == 0
            ? Array.Empty<ValidationWarning>()
            : [new ValidationWarning(
                "Environment variables detected",
                $"Results depend on environment variables: {string.Join(", ", environment.Select(static use => use.EnvVar).Distinct(StringComparer.Ordinal))}.",
                environment)];
        return (ValidationResult.Of("Expression paths", problems), warnings);
    }

    private async ValueTask VisitAsync(JsonNode? node, List<string> path, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map)
                {
                    path.Add(key);
                    await VisitAsync(value, path, cancellationToken);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    path.Add(i.ToString());
                    await VisitAsync(list[i], path, cancellationToken);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                await CheckTextAsync(path, text, cancellationToken);
                break;
            default:
                break;
        }
    }

    private async ValueTask CheckTextAsync(List<string> path, string text, CancellationToken cancellationToken)
    {
        foreach (var piece in ExpressionText.Parse(text)?.Segments ?? [new ExpressionSegment(text, 0, IsExpression: false)])
        {
            if (!piece.IsExpression)
            {
                foreach (var (offset, problem) in MalformedExpressions.In(piece.Text))
                {
                    Report(path, text, piece.Offset + offset, problem);
                }

                continue;
            }

            if (ExpressionSyntax.ErrorOf(piece.Text) is { } error)
            {
                Report(path, text, piece.Offset + error.Offset, $"{error.Message} in ${{{{ {piece.Text} }}}}");
                continue;
            }

            foreach (var reference in ExpressionReferences.In(piece.Text))
            {
                if (reference is { Root: "env", Path: [{ } variable, ..] })
                {
                    environment.Add(new EnvironmentUse(ValuePath.Dotted(path), variable));
                }

                if (await surroundings.ProblemOfAsync(reference, validated.Definition, cancellationToken) is { } problem)
                {
                    Report(path, text, piece.Offset + reference.Offset, $"{problem} (in ${{{{ {piece.Text} }}}})");
                }
            }
        }
    }

    private void Report(IReadOnlyList<string> path, string text, int offset, string problem)
    {
        var place = YamlTextPosition.Of(validated.Document, path, text, offset) is { } location ? $" at {location}" : "";
        problems.Add($"- {ValuePath.Dotted(path)}{place}\n  {problem}");
    }
}
