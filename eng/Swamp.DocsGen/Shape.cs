using System.Text.Json.Nodes;

namespace Swamp.DocsGen;

/// <summary>A schema as rows of a table: member, type, meaning.</summary>
internal static class Shape
{
    private const int Deepest = 4;

    public static IReadOnlyList<IReadOnlyList<string>> Rows(JsonObject schema)
    {
        List<IReadOnlyList<string>> rows = [];
        Collect(schema, "", 0, rows);
        return rows;
    }

    /// <summary>The type of a value in a word: <c>string</c>, <c>object[]</c>, <c>"a" or "b"</c>.</summary>
    public static string TypeOf(JsonObject schema)
    {
        if (schema["enum"] is JsonArray values)
        {
            return string.Join(" or ", values.Where(v => v is not null).Select(v => Markdown.InCode(v!.ToString())));
        }

        var type = schema["type"] switch
        {
            JsonArray several => several.Select(t => (string?)t).FirstOrDefault(t => t != "null") ?? "null",
            JsonValue one => (string?)one ?? "any",
            _ => schema.ContainsKey("$ref") ? "object" : "any",
        };
        return type == "array" && schema["items"] is JsonObject items ? TypeOf(items) + "[]" : type;
    }

    private static void Collect(JsonObject schema, string prefix, int depth, List<IReadOnlyList<string>> rows)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(r => (string?)r).ToHashSet();
        foreach (var (name, node) in schema["properties"] as JsonObject ?? [])
        {
            var member = node as JsonObject ?? [];
            var path = prefix + name;
            var presence = required.Contains(name) && !IsNullable(member) ? "" : "?";
            rows.Add([Markdown.InCode(path + presence), TypeOf(member), (string?)member["description"] ?? ""]);
            var (inner, suffix) = Inner(member);
            if (inner is not null && depth < Deepest)
            {
                Collect(inner, path + suffix, depth + 1, rows);
            }
        }
    }

    private static bool IsNullable(JsonObject schema) => schema["type"] is JsonArray types && types.Any(t => (string?)t == "null");

    private static (JsonObject? Schema, string Suffix) Inner(JsonObject schema)
    {
        if (schema["items"] is JsonObject items)
        {
            var (inner, suffix) = Inner(items);
            return (inner, "[]" + suffix);
        }

        return schema["additionalProperties"] is JsonObject values && schema["properties"] is null
            ? (values["properties"] is null ? null : values, ".*.")
            : (schema["properties"] is null ? null : schema, ".");
    }
}
