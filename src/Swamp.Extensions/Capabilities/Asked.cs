using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;

namespace Swamp.Extensions.Capabilities;

/// <summary>The parameters of a capability request. They come from foreign code: whatever is missing or of another kind is its error, by name.</summary>
internal sealed class Asked(JsonObject parameters)
{
    /// <summary>A text that has to be there.</summary>
    public string Required(string name) => Text(name) ?? throw new SwampException(
        ErrorCodes.MethodExecutionFailed, $"The argument '{name}' has to be text, and is {(parameters[name] is { } node ? node.GetValueKind().ToString() : "missing")}.");

    /// <summary>A text, or null.</summary>
    public string? Text(string name) => parameters[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A whole number, or null.</summary>
    public int? Number(string name) => parameters[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>A yes or no; no when absent.</summary>
    public bool Flag(string name) => parameters[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>An object, or null.</summary>
    public JsonObject? Map(string name) => parameters[name] as JsonObject;

    /// <summary>Takes a value out, without a copy.</summary>
    public JsonNode? Take(string name) => parameters.Remove(name, out var value) ? value : null;

    /// <summary>What one write changes of its spec.</summary>
    public WriteOverrides? Overrides()
    {
        if (Map("overrides") is not { } map)
        {
            return null;
        }

        var given = new Asked(map);
        return new WriteOverrides
        {
            ContentType = given.Text("contentType"),
            Lifetime = given.Text("lifetime"),
            GarbageCollection = map["garbageCollection"]?.ToString(),
            Streaming = map["streaming"] is JsonValue value && value.TryGetValue<bool>(out var streaming) ? streaming : null,
            Tags = given.Map("tags")?.Where(static t => t.Value is not null).ToDictionary(static t => t.Key, static t => t.Value!.ToString(), StringComparer.Ordinal),
        };
    }
}
