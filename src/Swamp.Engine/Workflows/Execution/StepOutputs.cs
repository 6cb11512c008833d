using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>What a step changes of output specs, with the values of its vary keys (WF-26).</summary>
internal static class StepOutputs
{
    private const int LongestValue = 64;
    private static readonly string[] NamingKeys = ["key", "name", "id"];

    /// <summary>The changes of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="inputs">Its evaluated inputs, for vary keys.</param>
    /// <param name="tags">Evaluated tags by spec; null when none is stated.</param>
    public static IReadOnlyDictionary<string, StepOutput> Of(WorkflowStep step, JsonObject inputs, JsonObject? tags)
    {
        var outputs = new Dictionary<string, StepOutput>(StringComparer.Ordinal);
        foreach (var change in step.DataOutputOverrides)
        {
            outputs[change.SpecName] = new StepOutput(
                new OutputOverride { Lifetime = change.Lifetime, GarbageCollection = change.GarbageCollection, VaultName = change.VaultName },
                (tags?[change.SpecName] as JsonObject)?.ToDictionary(static t => t.Key, static t => StepValues.TextOf("tags", t.Value), StringComparer.Ordinal) ?? [],
                string.Concat((change.Vary ?? []).Select(key => "-" + Value(key, change.SpecName, inputs))));
        }

        return outputs;
    }

    /// <summary>The tags of all changes as a document to be evaluated; null when there are none.</summary>
    public static JsonObject? TagsOf(WorkflowStep step) => step.DataOutputOverrides.Any(static o => o.Tags is { Count: > 0 })
        ? new JsonObject(step.DataOutputOverrides.Where(static o => o.Tags is { Count: > 0 }).DistinctBy(static o => o.SpecName).Select(static o => KeyValuePair.Create(
            o.SpecName, (JsonNode?)new JsonObject(o.Tags!.Select(static t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))))))
        : null;

    /// <summary>The value of an iteration as a part of names (WF-64): short, and without what paths are made of.</summary>
    public static string SuffixOf(JsonNode? value)
    {
        var text = Safe(value is null ? "null" : Text(value));
        text = string.Concat(text.Select(static c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
        return text.Length <= LongestValue ? text : text[..LongestValue];
    }

    private static string Value(string key, string spec, JsonObject inputs) => inputs[key] is { } value
        ? Safe(Text(value))
        : throw new SwampException(
            ErrorCodes.ValidationFailed, $"Vary dimension '{key}' not found in step inputs for spec '{spec}'.", $"Add '{key}' to the inputs of the task.");

    private static string Safe(string text) => text
        .Replace("\0", "", StringComparison.Ordinal)
        .Replace("..", "--", StringComparison.Ordinal)
        .Replace("/", "--", StringComparison.Ordinal)
        .Replace("\\", "--", StringComparison.Ordinal);

    private static string Text(JsonNode value)
    {
        if (value is JsonObject map && NamingKeys.Select(k => map[k]).FirstOrDefault(static v => v is JsonValue) is { } named)
        {
            return Text(named);
        }

        var text = value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : value.ToJsonString();
        return value is JsonValue || text.Length <= LongestValue ? text : text[..LongestValue];
    }
}
