using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Redaction;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Models;

/// <summary>How schemas are shown by the commands that describe types and models.</summary>
public static class SchemaView
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The whole schema: its draft named first, and properties with a default not called required, because a caller may leave them out (TYPE-14).</summary>
    public static JsonObject Full(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var copy = (JsonObject)schema.DeepClone();
        DropDefaulted(copy);
        HideDefaults(copy);
        copy.Remove("$schema");
        copy.Insert(0, "$schema", Draft);
        return copy;
    }

    /// <summary>A schema whose defaults and examples of sensitive values are not told (SEC-4); that there is a default is.</summary>
    public static JsonObject WithoutSecrets(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var copy = (JsonObject)schema.DeepClone();
        HideDefaults(copy);
        return copy;
    }

    /// <summary>Names, types and what is required: <c>{properties: {name: {type}}, required?}</c> (TYPE-32).</summary>
    public static JsonObject Compact(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var full = Full(schema);
        var properties = new JsonObject();
        foreach (var (name, property) in full["properties"] as JsonObject ?? [])
        {
            properties.Add(name, TypeOf(property as JsonObject) is { } type ? new JsonObject { ["type"] = type } : []);
        }

        var compact = new JsonObject { ["properties"] = properties };
        if (full["required"] is JsonArray { Count: > 0 } required)
        {
            compact.Add("required", required.DeepClone());
        }

        return compact;
    }

    /// <summary>The declared type of a schema: a name, several, or that of the alternative that is not null; null when it says nothing.</summary>
    public static JsonNode? TypeOf(JsonObject? schema) => schema switch
    {
        null => null,
        _ when schema["type"] is { } type => type.DeepClone(),
        _ when (schema["anyOf"] ?? schema["oneOf"]) is JsonArray options =>
            options.OfType<JsonObject>().Select(TypeOf).FirstOrDefault(static type => type is not null && type.ToString() != "null"),
        _ => null,
    };

    private static void HideDefaults(JsonObject schema)
    {
        if (schema["sensitive"] is JsonValue flag && flag.TryGetValue<bool>(out var isSensitive) && isSensitive)
        {
            schema.Remove("examples");
        }

        if (schema["default"] is { } value)
        {
            foreach (var (path, _, _) in SensitivePaths.In(schema, value))
            {
                Hide(schema, ["default", .. path]);
            }
        }

        foreach (var child in Children(schema).ToList())
        {
            HideDefaults(child);
        }
    }

    private static void Hide(JsonNode at, IReadOnlyList<string> path)
    {
        var parent = path.SkipLast(1).Aggregate(at, static (node, part) => node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(path[^1], CultureInfo.InvariantCulture)] = Redactor.Mask;
        }
        else
        {
            parent[path[^1]] = Redactor.Mask;
        }
    }

    // Only where schemas stand; a property that happens to be called "required" is none.
    private static void DropDefaulted(JsonObject schema)
    {
        if (schema["properties"] is JsonObject properties && schema["required"] is JsonArray required)
        {
            var kept = required.Where(name => name is not null && (properties[name.GetValue<string>()] as JsonObject)?.ContainsKey("default") != true).ToList();
            if (kept.Count == 0)
            {
                schema.Remove("required");
            }
            else if (kept.Count < required.Count)
            {
                schema["required"] = new JsonArray([.. kept.Select(static name => name!.DeepClone())]);
            }
        }

        foreach (var child in Children(schema).ToList())
        {
            DropDefaulted(child);
        }
    }

    private static IEnumerable<JsonObject> Children(JsonObject schema)
    {
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "properties" or "$defs" or "definitions" or "patternProperties" when value is JsonObject map:
                    foreach (var child in map.Select(static entry => entry.Value).OfType<JsonObject>())
                    {
                        yield return child;
                    }

                    break;
                case "items" or "additionalProperties" or "not" or "if" or "then" or "else" when value is JsonObject child:
                    yield return child;
                    break;
                case "anyOf" or "oneOf" or "allOf" or "prefixItems" when value is JsonArray list:
                    foreach (var option in list.OfType<JsonObject>())
                    {
                        yield return option;
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
