using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Identity;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Evaluates what a step says. One object serves one step; secrets of all its expressions share a table.</summary>
internal sealed class StepValues(RunContext context, JsonNode? item, ForEach? forEach, IReadOnlyList<CelFunction> functions)
{
    private ExpressionScope? scope;

    /// <summary>The secrets that expressions read.</summary>
    public SecretTable Secrets { get; } = new(context.Services.Methods.Ids);

    /// <summary>Evaluates every text of a document.</summary>
    /// <exception cref="SwampException">An expression has no value.</exception>
    public async Task<(JsonObject Runtime, JsonObject Shown)> EvaluateAsync(JsonObject document, CancellationToken cancellationToken)
    {
        if (ExpressionScanner.Scan(document).Count == 0)
        {
            return (document, document);
        }

        return await EvaluateInAsync(await ScopeAsync(cancellationToken), document, cancellationToken);
    }

    private static async Task<(JsonObject Runtime, JsonObject Shown)> EvaluateInAsync(ExpressionScope scope, JsonObject document, CancellationToken cancellationToken)
    {
        var evaluated = await new ExpressionEvaluator(scope).EvaluateAsync(document, includeLate: true, cancellationToken);
        return evaluated.Unresolved.Count == 0
            ? (evaluated.Runtime, evaluated.Persisted)
            : throw new SwampException(evaluated.Unresolved[0].Error with
            {
                Message = $"The expression ${{{{ {evaluated.Unresolved[0].Expression} }}}} of {evaluated.Unresolved[0].Path} has no value: {evaluated.Unresolved[0].Error.Message}",
            });
    }

    /// <summary>Evaluates a text; a value that is no text is written as one.</summary>
    public async Task<string> TextAsync(string field, string text, CancellationToken cancellationToken)
    {
        if (!ExpressionText.MayContain(text))
        {
            return text;
        }

        var (value, _) = await EvaluateAsync(new JsonObject { [field] = text }, cancellationToken);
        return TextOf(field, value[field]);
    }

    /// <summary>Refuses a secret where a value is recorded or shown: names, prompts, lists to go through.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.ValidationFailed"/> with the name of the field.</exception>
    public void RequireNoSecret(string field, JsonNode? value)
    {
        if (Secrets.Tokens.Count > 0 && value?.ToJsonString() is { } text && Secrets.Tokens.Keys.Any(token => text.Contains(token, StringComparison.Ordinal)))
        {
            throw new SwampException(
                ErrorCodes.ValidationFailed, $"{field} reads a secret or a variable of the environment, and is recorded.", "Read it where it is used: in the inputs of the task.");
        }
    }

    /// <summary>Evaluates one expression without braces.</summary>
    public async ValueTask<ExpressionOutcome> OutcomeAsync(string expression, CancellationToken cancellationToken) =>
        await (await ScopeAsync(cancellationToken)).EvaluateAsync(expression, includeLate: true, cancellationToken);

    /// <summary>A value where a text is needed.</summary>
    public static string TextOf(string field, JsonNode? value) => value switch
    {
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        JsonValue scalar => scalar.ToJsonString(),
        _ => throw new SwampException(ErrorCodes.ValidationFailed, $"{field} evaluated to {KindOf(value)}, expected a text.", "Make the expression yield a string."),
    };

    /// <summary>A value where a map is needed (EXP-55).</summary>
    public static JsonObject MapOf(string field, TaskValues? source, JsonNode? value) => value switch
    {
        JsonObject map => map,
        null when source is null => [],
        _ => throw new SwampException(
            ErrorCodes.ValidationFailed,
            $"The expression \"{source?.Expression}\" of task.{field} evaluated to {KindOf(value)}, expected a map.",
            "Make the expression yield a map, or write the keys out."),
    };

    /// <summary>What a document holds of values: the map, or the text of the expression.</summary>
    public static JsonNode? Document(TaskValues? values) => values?.Map?.DeepClone() ?? (values?.Expression is { } text ? JsonValue.Create(text) : null);

    /// <summary>Whether a value counts as true where JavaScript would say so (WF-51).</summary>
    public static bool IsTruthy(JsonNode? value) => value switch
    {
        null => false,
        JsonValue scalar => scalar.GetValueKind() switch
        {
            JsonValueKind.False or JsonValueKind.Null => false,
            JsonValueKind.String => scalar.GetValue<string>().Length > 0,
            JsonValueKind.Number => double.TryParse(scalar.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var number) && number != 0 && !double.IsNaN(number),
            _ => true,
        },
        _ => true,
    };

    /// <summary>What kind a value is, for people.</summary>
    public static string KindOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "a map",
        JsonArray => "a list",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            _ => "a boolean",
        },
    };

    private async ValueTask<ExpressionScope> ScopeAsync(CancellationToken cancellationToken) =>
        scope ??= context.Services.Scopes.Create(Roots(await InputsAsync(cancellationToken)), functions, Secrets);

    /// <summary>
    /// The inputs of the run, with the defaults evaluated that are expressions (EXP-2.2, EXP-3). Only what the author of the file wrote is evaluated: a value
    /// that the caller gave stays a text. Evaluated for each step, so that a secret in a default is never part of a record.
    /// </summary>
    private async ValueTask<JsonObject> InputsAsync(CancellationToken cancellationToken)
    {
        if (context.DefaultExpressions.Count == 0)
        {
            return context.Inputs;
        }

        var known = (JsonObject)context.Inputs.DeepClone();
        foreach (var name in context.DefaultExpressions)
        {
            known.Remove(name);
        }

        var inputs = (JsonObject)known.DeepClone();
        foreach (var name in context.DefaultExpressions)
        {
            var document = new JsonObject { ["inputs"] = new JsonObject { [name] = context.Inputs[name]?.DeepClone() } };
            var (runtime, _) = await EvaluateInAsync(context.Services.Scopes.Create(Roots(inputs), functions, Secrets), document, cancellationToken);
            inputs[name] = Revealed(runtime["inputs"]![name]);
        }

        return inputs;
    }

    private JsonNode? Revealed(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Revealed(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Revealed)]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(Secrets.Reveal(text.GetValue<string>())),
        _ => value?.DeepClone(),
    };

    private Dictionary<string, JsonNode?> Roots(JsonObject inputs)
    {
        var run = context.Run;
        return new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["inputs"] = inputs,
            ["self"] = forEach is null ? new JsonObject() : new JsonObject { [forEach.Item] = item?.DeepClone() },
            ["workflowRunId"] = run.Id,
            ["run"] = new JsonObject
            {
                ["id"] = run.Id,
                ["workflowId"] = run.WorkflowId,
                ["workflowName"] = run.WorkflowName,
                ["startedAt"] = run.StartedAt is { } at ? IdFormat.Text(at) : null,
                ["tags"] = new JsonObject(run.Tags.Select(static t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
            },
        };
    }
}
