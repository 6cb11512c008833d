using System.Text.Json.Nodes;

namespace Swamp.Engine.Schemas;

/// <summary>Fills in what a schema gives defaults for (INP-22, TYPE-14).</summary>
public static class SchemaDefaults
{
    /// <summary>
    /// A copy of the value in which absent properties that have a <c>default</c> hold a copy of it, on every level that is there. An absent
    /// object without a default of its own stays absent, even when its properties have defaults. Properties that are null stay null.
    /// </summary>
    /// <param name="schema">The schema; local references and <c>allOf</c> are followed.</param>
    /// <param name="instance">The value.</param>
    public static JsonNode? Apply(JsonNode? schema, JsonNode? instance) =>
        schema is null ? instance?.DeepClone() : Fill(schema, schema, instance?.DeepClone(), SchemaShape.Deepest);

    private static JsonNode? Fill(JsonNode? schema, JsonNode root, JsonNode? value, int depth)
    {
        if (depth == 0)
        {
            return value;
        }

        switch (value)
        {
            case JsonObject map:
                FillObject(schema, root, map, depth);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (SchemaShape.Item(schema, root, i) is { } item)
                    {
                        Fill(item, root, list[i], depth - 1);
                    }
                }

                break;
        }

        return value;
    }

    private static void FillObject(JsonNode? schema, JsonNode root, JsonObject map, int depth)
    {
        foreach (var part in SchemaShape.Parts(schema, root))
        {
            foreach (var (name, property) in part["properties"] as JsonObject ?? [])
            {
                if (!map.ContainsKey(name) && DefaultOf(property, root, out var value))
                {
                    map.Add(name, value);
                }
            }
        }

        foreach (var (name, value) in map)
        {
            if (value is JsonObject or JsonArray && SchemaShape.Property(schema, root, name) is { } property)
            {
                Fill(property, root, value, depth - 1);
            }
        }

        if (SchemaShape.OnlyChoice(schema, root, JsonTypes.Object) is { } choice)
        {
            // Choices in choices stay on the same value, so they use up the depth faster.
            Fill(choice, root, map, depth / 2);
        }
    }

    private static bool DefaultOf(JsonNode? property, JsonNode root, out JsonNode? value)
    {
        foreach (var part in SchemaShape.Parts(property, root))
        {
            if (part.TryGetPropertyValue("default", out var found))
            {
                value = found?.DeepClone();
                return true;
            }
        }

        value = null;
        return false;
    }
}
