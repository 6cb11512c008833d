using System.Text.Json.Nodes;

namespace Swamp.Engine.Models;

/// <summary>Which parts of a value its JSON Schema marks as secret with <c>"sensitive": true</c> (TYPE-13).</summary>
public static class SensitiveSchema
{
    /// <summary>What stands where a secret is not shown.</summary>
    public const string Mask = "***";

    // Enough for any real schema; a schema whose references lead in circles ends here.
    private const int DeepestSchema = 64;

    /// <summary>The values at sensitive places, with their paths in dotted form, in document order.</summary>
    /// <param name="schema">Schema of the value; null marks nothing.</param>
    /// <param name="value">The value.</param>
    public static IReadOnlyList<KeyValuePair<string, JsonNode?>> ValuesIn(JsonObject? schema, JsonNode? value)
    {
        var found = new List<KeyValuePair<string, JsonNode?>>();
        if (schema is not null)
        {
            Visit(new Place(schema, schema, "", 0), value, (place, node) => found.Add(new(place.Path, node)));
        }

        return [.. found.DistinctBy(static pair => pair.Key, StringComparer.Ordinal)];
    }

    /// <summary>A copy with everything at a sensitive place replaced by <see cref="Mask"/>; null stays null (MOD-10).</summary>
    public static JsonObject Masked(JsonObject? schema, JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var copy = (JsonObject)value.DeepClone();
        foreach (var (_, node) in ValuesIn(schema, copy))
        {
            switch (node?.Parent)
            {
                case JsonObject map:
                    map[node.GetPropertyName()] = Mask;
                    break;
                case JsonArray list:
                    list[node.GetElementIndex()] = Mask;
                    break;
                default:
                    break;
            }
        }

        return copy;
    }

    private static void Visit(Place place, JsonNode? value, Action<Place, JsonNode?> onSensitive)
    {
        if (place.Depth > DeepestSchema)
        {
            return;
        }

        if (place.Schema["sensitive"] is JsonValue mark && mark.TryGetValue<bool>(out var isSensitive) && isSensitive)
        {
            onSensitive(place, value);
            return;
        }

        foreach (var alternative in Alternatives(place))
        {
            Visit(alternative, value, onSensitive);
        }

        if (value is JsonObject map)
        {
            foreach (var (key, item) in map.ToList())
            {
                VisitIn(place, "properties", key, key, item, onSensitive);
            }
        }
        else if (value is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (place.Schema["items"] is JsonObject items)
                {
                    Visit(place.At(items, $"[{i}]"), list[i], onSensitive);
                }
            }
        }
    }

    private static void VisitIn(Place place, string keyword, string key, string step, JsonNode? item, Action<Place, JsonNode?> onSensitive)
    {
        var schema = (place.Schema[keyword] as JsonObject)?[key] as JsonObject ?? place.Schema["additionalProperties"] as JsonObject;
        if (schema is not null)
        {
            Visit(place.At(schema, place.Path.Length == 0 ? step : $".{step}"), item, onSensitive);
        }
    }

    private static IEnumerable<Place> Alternatives(Place place)
    {
        foreach (var keyword in (string[])["anyOf", "oneOf", "allOf"])
        {
            foreach (var option in (place.Schema[keyword] as JsonArray)?.OfType<JsonObject>() ?? [])
            {
                yield return place.At(option, "");
            }
        }

        if (place.Schema["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var pointer) && Resolve(place.Root, pointer) is { } target)
        {
            yield return place.At(target, "");
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

    private readonly record struct Place(JsonObject Root, JsonObject Schema, string Path, int Depth)
    {
        public Place At(JsonObject schema, string step) => new(Root, schema, Path + step, Depth + 1);
    }
}
