using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;
using Swamp.Engine.Redaction;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Execution;

/// <summary>
/// Arguments that a type marks as sensitive, also inside lists and maps: hidden wherever arguments are shown, and their values redacted elsewhere (SEC-3, SEC-4).
/// </summary>
internal static class SensitiveArguments
{
    /// <summary>The arguments with sensitive values replaced; expressions stay, as they say nothing.</summary>
    public static JsonObject Hide(JsonObject? schema, JsonObject arguments, Redactor redactor)
    {
        var copy = (JsonObject)arguments.DeepClone();
        foreach (var (path, value, _) in SensitivePaths.In(schema, copy))
        {
            if (value is not null && !IsExpression(value))
            {
                Replace(copy, path);
            }
        }

        return (JsonObject)redactor.Redact(copy)!;
    }

    /// <summary>
    /// Registers the values of sensitive arguments with the redactor: each text and number of them, and the whole. What was not given counts with its default, which
    /// an extension fills in itself, later.
    /// </summary>
    public static void Register(JsonObject? schema, JsonObject arguments, SecretTable secrets, Redactor redactor)
    {
        if (schema is null)
        {
            return;
        }

        foreach (var (_, value, _) in SensitivePaths.In(schema, SchemaDefaults.Apply(schema, arguments) as JsonObject ?? arguments))
        {
            if (value is not null)
            {
                redactor.Register(Revealed(value, secrets));
            }
        }
    }

    private static JsonNode? Revealed(JsonNode? value, SecretTable secrets) => value switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Revealed(entry.Value, secrets)))),
        JsonArray list => new JsonArray([.. list.Select(item => Revealed(item, secrets))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(secrets.Reveal(text.GetValue<string>())),
        _ => value?.DeepClone(),
    };

    private static bool IsExpression(JsonNode value) =>
        value is JsonValue v && v.GetValueKind() == JsonValueKind.String && ExpressionText.Parse(v.GetValue<string>()) is not null;

    private static void Replace(JsonObject root, IReadOnlyList<string> path)
    {
        JsonNode? parent = root;
        foreach (var part in path.SkipLast(1))
        {
            parent = parent is JsonArray list ? list[Index(part)] : (parent as JsonObject)?[part];
        }

        switch (parent)
        {
            case JsonObject map:
                map[path[^1]] = Redactor.Mask;
                break;
            case JsonArray list:
                list[Index(path[^1])] = Redactor.Mask;
                break;
        }
    }

    private static int Index(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
