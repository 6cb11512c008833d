using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Registry;

/// <summary>The collectives that the user belongs to: <c>collectives</c> of <c>auth.json</c> in the folder of their configuration (AUTH-30). Nothing else of that file is read.</summary>
internal static class MemberCollectives
{
    public static IReadOnlyList<string> Read(SwampEnvironment environment)
    {
        var path = environment.ConfigDirectory is { } folder ? Path.Combine(folder, "auth.json") : null;
        try
        {
            var list = path is not null && File.Exists(path) ? (JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject)?["collectives"] as JsonArray : null;
            return [.. (list ?? []).Select(NameOf).OfType<string>().Where(TrustHandlers.IsCollective).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A login that cannot be read makes nobody trusted.
            return [];
        }
    }

    private static string? NameOf(JsonNode? element) => element switch
    {
        JsonValue value when value.TryGetValue<string>(out var name) => name,
        JsonObject named when (named["slug"] ?? named["name"]) is JsonValue value && value.TryGetValue<string>(out var name) => name,
        _ => null,
    };
}
