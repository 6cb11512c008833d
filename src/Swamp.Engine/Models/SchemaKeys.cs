using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Models;

/// <summary>
/// The keys that an object schema knows. An object that declares properties, even none, is closed unless its schema says what further keys
/// may hold, because that is how the authors of types mean it: schemas of types name every argument they read. One that says nothing about
/// its keys takes any.
/// </summary>
public static class SchemaKeys
{
    /// <summary>The declared keys in declared order.</summary>
    public static IReadOnlyList<string> Of(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return [.. (schema["properties"] as JsonObject ?? []).Select(static property => property.Key)];
    }

    /// <summary>Whether a key is declared.</summary>
    public static bool Declares(JsonObject schema, string key)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema["properties"] is JsonObject properties && properties.ContainsKey(key);
    }

    /// <summary>Whether keys are accepted that are not declared: a record, or an object that passes the rest through.</summary>
    public static bool IsOpen(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema["additionalProperties"] switch
        {
            JsonObject => true,
            JsonValue value => value.GetValueKind() == JsonValueKind.True,
            _ => schema["patternProperties"] is JsonObject || schema["properties"] is not JsonObject,
        };
    }

    /// <summary>Whether the schema is a record: any key, values of one kind, nothing declared (EXEC-1).</summary>
    public static bool IsRecord(JsonObject schema) => IsOpen(schema) && Of(schema).Count == 0;

    /// <summary>The keys of a value that its schema does not know, in the order of the value; empty when the schema is open.</summary>
    public static IReadOnlyList<string> UnknownIn(JsonObject schema, JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (IsOpen(schema))
        {
            return [];
        }

        var known = Of(schema).ToHashSet(StringComparer.Ordinal);
        return [.. value.Select(static entry => entry.Key).Where(key => !known.Contains(key))];
    }
}
