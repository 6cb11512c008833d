using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Turns a repeated step into its iterations (WF-60 to WF-62).</summary>
internal static class ForEachExpansion
{
    /// <summary>Name and value of each iteration, in order.</summary>
    /// <exception cref="SwampException">The expression has no value, or one that is neither list nor map.</exception>
    public static async Task<IReadOnlyList<(string Name, JsonNode? Value)>> ExpandAsync(RunContext context, WorkflowStep step, CancellationToken cancellationToken)
    {
        var values = new StepValues(context, item: null, forEach: null, functions: []);
        var (document, _) = await values.EvaluateAsync(new JsonObject { ["forEach.in"] = step.ForEach!.In }, cancellationToken);
        values.RequireNoSecret($"forEach.in of step '{step.Name}'", document["forEach.in"]);
        var elements = document["forEach.in"] switch
        {
            JsonArray list => list.Select((value, index) => (Key: index.ToString(CultureInfo.InvariantCulture), Value: value, Label: LabelOf(value, index))).ToList(),
            JsonObject map => [.. map.Select(static e => (e.Key, (JsonNode?)new JsonObject { ["key"] = e.Key, ["value"] = e.Value?.DeepClone() }, e.Key))],
            var other => throw new SwampException(
                ErrorCodes.ValidationFailed,
                $"forEach.in of step '{step.Name}' must evaluate to a list or map, got {StepValues.KindOf(other)}.",
                $"Check the expression {step.ForEach.In}"),
        };
        var expanded = new List<(string, JsonNode?)>(elements.Count);
        foreach (var (key, value, label) in elements)
        {
            expanded.Add((await NameAsync(context, step, key, value, label, cancellationToken), value));
        }

        return expanded;
    }

    private static async Task<string> NameAsync(
        RunContext context, WorkflowStep step, string key, JsonNode? value, string label, CancellationToken cancellationToken)
    {
        if (!ExpressionText.MayContain(step.Name))
        {
            return $"{step.Name}-{label}";
        }

        try
        {
            var values = new StepValues(context, value, step.ForEach, functions: []);
            var name = await values.TextAsync("name", step.Name, cancellationToken);
            values.RequireNoSecret("name", name);

            // A list or a map in a name is written over several lines, which names are not.
            return name.AsSpan().ContainsAny('\n', '\r') ? string.Concat(name.Split(['\n', '\r'], StringSplitOptions.TrimEntries)) : name;
        }
        catch (SwampException)
        {
            // A name that cannot be had is no reason not to run; its place keeps it apart from the others.
            return $"{step.Name}-{key}";
        }
    }

    private static string LabelOf(JsonNode? value, int index) => value switch
    {
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        JsonValue scalar => scalar.ToJsonString(),
        _ => index.ToString(CultureInfo.InvariantCulture),
    };
}
