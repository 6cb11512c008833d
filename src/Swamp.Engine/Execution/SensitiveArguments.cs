using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;
using Swamp.Engine.Redaction;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Execution;

/// <summary>Arguments that a type marks as sensitive: hidden wherever arguments are shown, and their values redacted elsewhere (SEC-3, SEC-4).</summary>
internal static class SensitiveArguments
{
    /// <summary>The arguments with sensitive values replaced; expressions stay, as they say nothing.</summary>
    public static JsonObject Hide(JsonObject? schema, JsonObject arguments, Redactor redactor)
    {
        var copy = (JsonObject)arguments.DeepClone();
        foreach (var path in PathsOf(schema))
        {
            if (Find(copy, path) is var (parent, key) && parent?[key] is { } value && !IsExpression(value))
            {
                parent[key] = "***";
            }
        }

        return (JsonObject)redactor.Redact(copy)!;
    }

    /// <summary>Registers the values of sensitive arguments with the redactor.</summary>
    public static void Register(JsonObject? schema, JsonObject arguments, SecretTable secrets, Redactor redactor)
    {
        foreach (var path in PathsOf(schema))
        {
            if (Find(arguments, path) is var (parent, key) && parent?[key] is { } value)
            {
                redactor.Register(secrets.Reveal(value is JsonValue v && v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : value.ToJsonString()));
            }
        }
    }

    private static IEnumerable<string[]> PathsOf(JsonObject? schema) =>
        schema is null ? [] : SensitivePaths.Of(schema).Where(p => !p.Segments.Contains(SensitivePath.AnyItem) && !p.Segments.Contains(SensitivePath.AnyKey)).Select(p => p.Segments.ToArray());

    private static bool IsExpression(JsonNode value) =>
        value is JsonValue v && v.GetValueKind() == JsonValueKind.String && ExpressionText.Parse(v.GetValue<string>()) is not null;

    private static (JsonObject? Parent, string Key) Find(JsonObject root, string[] path)
    {
        JsonObject? parent = root;
        foreach (var part in path[..^1])
        {
            parent = parent?[part] as JsonObject;
        }

        return (parent, path[^1]);
    }
}
