using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Execution;

/// <summary>Questions about the JSON Schema of an object of arguments.</summary>
internal static class ObjectSchema
{
    /// <summary>The declared keys in order.</summary>
    public static IEnumerable<string> Keys(JsonObject schema) => schema["properties"] is JsonObject properties ? properties.Select(p => p.Key) : [];

    /// <summary>Whether a key is declared.</summary>
    public static bool Declares(JsonObject schema, string key) => schema["properties"] is JsonObject properties && properties.ContainsKey(key);

    /// <summary>Whether undeclared keys are accepted: a record, or an object that does not close itself.</summary>
    public static bool IsOpen(JsonObject schema) => schema["additionalProperties"] switch
    {
        JsonValue value => value.GetValueKind() != JsonValueKind.False,
        JsonObject => true,
        _ => schema["properties"] is not JsonObject { Count: > 0 },
    };

    /// <summary>Whether the schema is a record: any key, values of one kind, nothing declared (EXEC-1).</summary>
    public static bool IsRecord(JsonObject schema) => schema["properties"] is not JsonObject { Count: > 0 } && IsOpen(schema);
}
