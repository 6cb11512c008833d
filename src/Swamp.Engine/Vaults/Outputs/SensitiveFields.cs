using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Engine.Vaults.Outputs;

/// <summary>Finds what is secret in outputs (SEC-5): fields with <c>"sensitive": true</c> in their schema, or every top-level field of a sensitive spec.</summary>
public static class SensitiveFields
{
    // Enough for any real schema; a schema whose references lead in circles ends here.
    private const int DeepestSchema = 64;

    /// <summary>Whether outputs of a spec can hold secrets, so that a vault is needed (SEC-11, DOC-11).</summary>
    public static bool Any(ResourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.SensitiveOutput || Marks(spec.Schema, 0);
    }

    /// <summary>The secret values of a document.</summary>
    internal static IReadOnlyList<SensitiveField> In(ResourceSpec spec, JsonObject content)
    {
        var found = new List<SensitiveField>();
        var root = spec.Schema;
        if (spec.SensitiveOutput)
        {
            foreach (var (key, value) in content.ToList())
            {
                if (value is not null)
                {
                    found.Add(new SensitiveField(key, (root["properties"] as JsonObject)?[key] as JsonObject ?? [], value));
                }
            }
        }
        else
        {
            Visit(root, root, "", content, 0, found);
        }

        return [.. found.DistinctBy(static field => field.Path, StringComparer.Ordinal)];
    }

    private static void Visit(JsonObject root, JsonObject schema, string path, JsonNode? value, int depth, List<SensitiveField> found)
    {
        if (value is null || depth > DeepestSchema)
        {
            return;
        }

        if (path.Length > 0 && IsMarked(schema))
        {
            found.Add(new SensitiveField(path, schema, value));
            return;
        }

        foreach (var alternative in Alternatives(root, schema))
        {
            Visit(root, alternative, path, value, depth + 1, found);
        }

        switch (value)
        {
            case JsonObject map:
                foreach (var (key, item) in map.ToList())
                {
                    if (((schema["properties"] as JsonObject)?[key] ?? schema["additionalProperties"]) is JsonObject inner)
                    {
                        Visit(root, inner, path.Length == 0 ? key : $"{path}.{key}", item, depth + 1, found);
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var positional = (schema["prefixItems"] as JsonArray)?.ElementAtOrDefault(i) as JsonObject;
                    if ((positional ?? schema["items"]) is JsonObject inner)
                    {
                        Visit(root, inner, path.Length == 0 ? $"{i}" : $"{path}.{i}", list[i], depth + 1, found);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static bool Marks(JsonNode? node, int depth) => depth <= DeepestSchema * 2 && node switch
    {
        JsonObject map => IsMarked(map) || map.Any(entry => Marks(entry.Value, depth + 1)),
        JsonArray list => list.Any(item => Marks(item, depth + 1)),
        _ => false,
    };

    private static bool IsMarked(JsonObject schema) => schema["sensitive"] is JsonValue mark && mark.TryGetValue<bool>(out var isMarked) && isMarked;

    private static IEnumerable<JsonObject> Alternatives(JsonObject root, JsonObject schema)
    {
        foreach (var keyword in (string[])["anyOf", "oneOf", "allOf"])
        {
            foreach (var option in (schema[keyword] as JsonArray)?.OfType<JsonObject>() ?? [])
            {
                yield return option;
            }
        }

        if (schema["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var pointer) && Resolve(root, pointer) is { } target)
        {
            yield return target;
        }
    }

    private static JsonObject? Resolve(JsonObject root, string pointer)
    {
        JsonNode? node = pointer.StartsWith('#') ? root : null;
        foreach (var step in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = (node as JsonObject)?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return node as JsonObject;
    }
}
