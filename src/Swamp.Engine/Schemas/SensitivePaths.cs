using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Schemas;

/// <summary>Finds what a schema marks as secret (TYPE-13).</summary>
public static class SensitivePaths
{
    private const int DeepestPath = 16;
    private const int MostSteps = 1_000;
    private const int MostParts = 1_000;

    private static readonly string[] Combinations = ["allOf", "anyOf", "oneOf"];

    /// <summary>
    /// The paths with <c>sensitive: true</c>, each once, in the order of the schema; local references, lists, maps and combinations are followed.
    /// What lies below a sensitive path is not listed again. Recursive schemas
    /// are followed 16 levels; <see cref="In"/> has no such limit.
    /// </summary>
    public static IReadOnlyList<SensitivePath> Of(JsonNode? schema)
    {
        var found = new Dictionary<string, SensitivePath>(StringComparer.Ordinal);
        if (schema is not null)
        {
            Collect(schema, schema, [], found, new Budget());
        }

        return [.. found.Values];
    }

    /// <summary>
    /// The places of a value that hold secrets, as keys and indexes, each once. It follows the value along the schema, so recursive schemas are
    /// followed as deep as the value goes.
    /// </summary>
    public static IReadOnlyList<(IReadOnlyList<string> Path, JsonNode? Value, SensitivePath Rule)> In(JsonNode? schema, JsonNode? value)
    {
        var places = new List<(IReadOnlyList<string> Path, JsonNode? Value, SensitivePath Rule)>();
        if (schema is not null)
        {
            Walk([schema], schema, value, [], [], places);
        }

        return places;
    }

    private static void Walk(
        IReadOnlyList<JsonNode?> schemas,
        JsonNode root,
        JsonNode? value,
        IReadOnlyList<string> path,
        IReadOnlyList<string> rule,
        List<(IReadOnlyList<string> Path, JsonNode? Value, SensitivePath Rule)> places)
    {
        var parts = new HashSet<JsonObject>(ReferenceEqualityComparer.Instance);
        foreach (var schema in schemas)
        {
            AddWithChoices(schema, root, parts);
        }

        if (parts.FirstOrDefault(IsSensitive) is { } sensitive)
        {
            places.Add((path, value, new SensitivePath(rule, Text(sensitive["vaultName"]), Text(sensitive["vaultKey"]))));
            return;
        }

        switch (value)
        {
            case JsonObject map:
                foreach (var (key, inner) in map)
                {
                    var named = parts.Select(part => (part["properties"] as JsonObject)?[key]).Where(static property => property is not null).ToList();
                    var below = named.Count > 0 ? named : [.. parts.Select(static part => part["additionalProperties"])];
                    Walk(below, root, inner, [.. path, key], [.. rule, named.Count > 0 ? key : SensitivePath.AnyKey], places);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var below = parts.Select(part => part["prefixItems"] is JsonArray prefix && i < prefix.Count ? prefix[i] : part["items"]).ToList();
                    Walk(below, root, list[i], [.. path, i.ToString(CultureInfo.InvariantCulture)], [.. rule, SensitivePath.AnyItem], places);
                }

                break;
        }
    }

    private static void AddWithChoices(JsonNode? schema, JsonNode root, HashSet<JsonObject> parts)
    {
        if (schema is not JsonObject map || parts.Contains(map))
        {
            return;
        }

        if (parts.Count >= MostParts)
        {
            throw TooComplex();
        }

        parts.Add(map);
        if (map.ContainsKey("$ref"))
        {
            AddWithChoices(SchemaShape.Follow(map, root), root, parts);
        }

        foreach (var inner in Combinations.SelectMany(keyword => map[keyword] as JsonArray ?? []))
        {
            AddWithChoices(inner, root, parts);
        }
    }

    private static void Collect(JsonNode? schema, JsonNode root, IReadOnlyList<string> at, Dictionary<string, SensitivePath> found, Budget budget)
    {
        if (at.Count > DeepestPath || schema is not JsonObject)
        {
            return;
        }

        budget.Spend();
        var parts = new HashSet<JsonObject>(ReferenceEqualityComparer.Instance);
        AddWithChoices(schema, root, parts);
        if (parts.FirstOrDefault(IsSensitive) is { } sensitive)
        {
            found.TryAdd(string.Join('\0', at), new SensitivePath(at, Text(sensitive["vaultName"]), Text(sensitive["vaultKey"])));
            return;
        }

        foreach (var part in parts)
        {
            foreach (var (name, property) in part["properties"] as JsonObject ?? [])
            {
                Collect(property, root, [.. at, name], found, budget);
            }

            Collect(part["additionalProperties"], root, [.. at, SensitivePath.AnyKey], found, budget);
            foreach (var item in (part["prefixItems"] as JsonArray ?? []).Append(part["items"]))
            {
                Collect(item, root, [.. at, SensitivePath.AnyItem], found, budget);
            }
        }
    }

    private static bool IsSensitive(JsonObject schema) => schema["sensitive"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    private static SwampException TooComplex() =>
        new(
            ErrorCodes.InvalidDefinition,
            "The schema refers to itself in too many places to list its sensitive fields.",
            "Simplify the recursive part.");

    // A schema that refers to itself in many places has more paths than anybody can list; giving up silently would let secrets through.
    private sealed class Budget
    {
        private int spent;

        public void Spend()
        {
            if (++spent > MostSteps)
            {
                throw TooComplex();
            }
        }
    }
}
