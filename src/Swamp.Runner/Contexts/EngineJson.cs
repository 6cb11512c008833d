using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>The shapes in which the engine speaks of data, as records of the SDK.</summary>
internal static class EngineJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A value of JSON.</summary>
    public static T? Read<T>(JsonNode? value) => value is null ? default : value.Deserialize<T>(Options);

    /// <summary>Values of a JSON array.</summary>
    public static IReadOnlyList<T> List<T>(JsonNode? value) => [.. (value as JsonArray ?? []).Select(Read<T>).OfType<T>()];

    /// <summary>JSON of a record, absent members left out.</summary>
    public static JsonObject? Write<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.SerializeToNode(value, Options) as JsonObject;

    /// <summary>Texts by name.</summary>
    public static IReadOnlyDictionary<string, string> Map(JsonNode? value) =>
        (value as JsonObject ?? []).ToDictionary(static m => m.Key, static m => m.Value?.ToString() ?? "", StringComparer.Ordinal);

    /// <summary>A definition, with or without the envelope that says its type.</summary>
    public static DefinitionInfo? Definition(JsonNode? value) => Read<DefinitionInfo>(value?["definition"] ?? value);
}
