using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Expressions;

/// <summary>
/// Evaluates the expressions of a document, each distinct one once (EXP-3), and builds its persisted and its run-time form. Values that
/// come out of an expression are never scanned again (the trap of EXP-2.2).
/// </summary>
public sealed class ExpressionEvaluator(ExpressionScope scope)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, ExpressionOutcome> outcomes = new(StringComparer.Ordinal);

    /// <summary>Evaluates a document.</summary>
    /// <param name="document">Not changed.</param>
    /// <param name="includeLate">Whether expressions with secrets or environment variables are evaluated too; otherwise they stay text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<EvaluatedDocument> EvaluateAsync(JsonObject document, bool includeLate, CancellationToken cancellationToken)
    {
        var sites = ExpressionScanner.Scan(document);
        var unresolved = new List<UnresolvedExpression>();
        foreach (var site in sites)
        {
            foreach (var segment in site.Text.Expressions)
            {
                var outcome = await OutcomeOfAsync(segment.Text, includeLate, cancellationToken);
                if (outcome.Error is { } error)
                {
                    unresolved.Add(new UnresolvedExpression(site.DottedPath, site.Path, segment.Text, outcome.IsLate, error));
                }
            }
        }

        unresolved.AddRange(ExpressionScanner.Unclosed(document).Select(static open => new UnresolvedExpression(
            ExpressionSite.Dotted(open.Path), open.Path, open.Text[(open.Offset + 3)..].Trim(), IsLate: false, ExpressionErrors.Unclosed(open.Offset + 1))));
        return new EvaluatedDocument
        {
            Persisted = (JsonObject)Rebuild(document, isPersisted: true)!,
            Runtime = (JsonObject)Rebuild(document, isPersisted: false)!,
            Unresolved = unresolved,
            HadExpressions = sites.Count > 0,
        };
    }

    private async ValueTask<ExpressionOutcome> OutcomeOfAsync(string expression, bool includeLate, CancellationToken cancellationToken)
    {
        if (!outcomes.TryGetValue(expression, out var outcome) || (includeLate && !outcome.WasEvaluated))
        {
            outcome = await scope.EvaluateAsync(expression, includeLate, cancellationToken);
            outcomes[expression] = outcome;
        }

        return outcome;
    }

    private JsonNode? Rebuild(JsonNode? node, bool isPersisted)
    {
        switch (node)
        {
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                {
                    copy[key] = Rebuild(value, isPersisted);
                }

                return copy;
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Rebuild(item, isPersisted))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && ExpressionText.Parse(value.GetValue<string>()) is { } text:
                return Replace(text, isPersisted);
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? Replace(ExpressionText text, bool isPersisted)
    {
        if (text.IsWhole)
        {
            var outcome = outcomes[text.Segments[0].Text];
            return outcome.IsValueFor(isPersisted) ? outcome.Value?.DeepClone() : text.Source;
        }

        var result = new StringBuilder();
        foreach (var segment in text.Segments)
        {
            if (!segment.IsExpression)
            {
                result.Append(segment.Text);
            }
            else if (outcomes[segment.Text] is var outcome && outcome.IsValueFor(isPersisted))
            {
                result.Append(TextOf(outcome.Value));
            }
            else
            {
                result.Append("${{ ").Append(segment.Text).Append(" }}");
            }
        }

        return result.ToString();
    }

    /// <summary>A value inside text: null is nothing, maps and lists are indented JSON (EXP-2).</summary>
    internal static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        JsonValue scalar => scalar.ToJsonString(),
        _ => value.ToJsonString(Indented),
    };
}
