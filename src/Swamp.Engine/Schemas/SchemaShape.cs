using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

/// <summary>Reads what a schema says about the shape of values, through local references and the usual combinations.</summary>
internal static class SchemaShape
{
    /// <summary>How far references and nested schemas are followed; recursive schemas have no end.</summary>
    public const int Deepest = 64;

    private const int MostReferences = 32;
    private const int MostParts = 50;
    private const int MostChoices = 50;
    private const int DeepestChoices = 3;
    private const int MostSteps = 100;

    /// <summary>The schema that a chain of local <c>$ref</c>s ends at; the schema itself without one.</summary>
    public static JsonObject? Follow(JsonNode? schema, JsonNode root)
    {
        for (var i = 0; i < MostReferences && schema is JsonObject map; i++)
        {
            if (map["$ref"] is not JsonValue value || !value.TryGetValue<string>(out var reference) || !reference.StartsWith('#'))
            {
                return map;
            }

            schema = JsonPointer.Find(root, Uri.UnescapeDataString(reference[1..]));
        }

        return schema as JsonObject;
    }

    /// <summary>The schema and everything that applies along with it: <c>allOf</c> and what the references lead to.</summary>
    public static IReadOnlyList<JsonObject> Parts(JsonNode? schema, JsonNode root)
    {
        var parts = new List<JsonObject>();
        Collect(schema, root, parts);
        return parts;
    }

    /// <summary>The schema of a property as declared anywhere in the parts; null when none does.</summary>
    public static JsonNode? Property(JsonNode? schema, JsonNode root, string name)
    {
        foreach (var part in Parts(schema, root))
        {
            if (part["properties"] is JsonObject properties && properties.TryGetPropertyValue(name, out var property))
            {
                return property;
            }
        }

        return Parts(schema, root).Select(static part => part["additionalProperties"]).FirstOrDefault(static rest => rest is JsonObject);
    }

    /// <summary>The schema of an item; null when nothing is said about items.</summary>
    public static JsonNode? Item(JsonNode? schema, JsonNode root, int index)
    {
        foreach (var part in Parts(schema, root))
        {
            if (part["prefixItems"] is JsonArray prefix && index < prefix.Count)
            {
                return prefix[index];
            }
        }

        return Parts(schema, root).Select(static part => part["items"]).FirstOrDefault(static items => items is JsonObject);
    }

    /// <summary>The types a value may have; <see cref="JsonTypes.Any"/> when nothing is said.</summary>
    public static JsonTypes Types(JsonNode? schema, JsonNode root)
    {
        var budget = MostSteps;
        return Types(schema, root, DeepestChoices, ref budget);
    }

    /// <summary>The only choice of <c>anyOf</c>/<c>oneOf</c> that admits a type, so that an optional object is treated as an object.</summary>
    public static JsonNode? OnlyChoice(JsonNode? schema, JsonNode root, JsonTypes type)
    {
        var budget = MostSteps;
        foreach (var part in Parts(schema, root))
        {
            var fitting = new List<JsonNode?>();
            foreach (var choice in (part["anyOf"] ?? part["oneOf"]) as JsonArray ?? [])
            {
                if ((Types(choice, root, DeepestChoices, ref budget) & type) != JsonTypes.None)
                {
                    fitting.Add(choice);
                }
            }

            // With the budget spent nothing is known about the rest.
            if (budget < 0)
            {
                return null;
            }

            if (fitting is [var only])
            {
                return only;
            }
        }

        return null;
    }

    // Each schema is visited once: references that meet again and again would otherwise multiply.
    private static void Collect(JsonNode? schema, JsonNode root, List<JsonObject> parts)
    {
        if (schema is not JsonObject map || parts.Count >= MostParts || parts.Contains(map))
        {
            return;
        }

        parts.Add(map);
        if (map.ContainsKey("$ref"))
        {
            Collect(Follow(map, root), root, parts);
        }

        foreach (var inner in map["allOf"] as JsonArray ?? [])
        {
            Collect(inner, root, parts);
        }
    }

    private static JsonTypes Types(JsonNode? schema, JsonNode root, int depth, ref int budget)
    {
        var types = JsonTypes.Any;
        if (depth == 0 || --budget < 0)
        {
            return types;
        }

        foreach (var part in Parts(schema, root))
        {
            if (part["type"] is { } declared)
            {
                types &= (declared as JsonArray ?? [declared.DeepClone()]).Aggregate(
                    JsonTypes.None, static (all, name) => all | JsonTypeNames.Parse(JsonTypeNames.KindOf(name) == JsonValueKind.String ? name!.GetValue<string>() : null));
            }
            else if (part.TryGetPropertyValue("const", out var constant))
            {
                types &= TypeOf(constant);
            }
            else if (part["enum"] is JsonArray values)
            {
                types &= values.Aggregate(JsonTypes.None, static (all, value) => all | TypeOf(value));
            }

            foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
            {
                if (part[keyword] is JsonArray choices)
                {
                    var any = JsonTypes.None;
                    foreach (var choice in choices.Take(MostChoices))
                    {
                        any |= Types(choice, root, depth - 1, ref budget);
                    }

                    types &= any;
                }
            }
        }

        return types;
    }

    private static JsonTypes TypeOf(JsonNode? value) => JsonTypeNames.KindOf(value) switch
    {
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Number => JsonTypes.Number | JsonTypes.Integer,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.Object => JsonTypes.Object,
        _ => JsonTypes.Null,
    };
}
