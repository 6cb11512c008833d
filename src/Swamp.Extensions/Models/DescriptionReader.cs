using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Extensions.Models;

/// <summary>Turns what a module says of itself into the parts of a model type.</summary>
internal static class DescriptionReader
{
    public static Dictionary<string, MethodDescriptor> Methods(JsonObject description) => List(description["methods"])
        .OfType<JsonObject>()
        .Select(static method => new MethodDescriptor
        {
            Name = Text(method["name"]) ?? "",
            Description = Text(method["description"]) ?? "",
            Arguments = method["arguments"]?.DeepClone() as JsonObject ?? new JsonObject { ["type"] = "object" },
            DeclaredKind = Enum.TryParse<MethodKind>(Text(method["kind"]), ignoreCase: true, out var kind) ? kind : null,
            RollbackOnFailure = Flag(method["rollbackOnFailure"]),
        })
        .ToDictionary(static method => method.Name, StringComparer.Ordinal);

    public static Dictionary<string, CheckDescriptor> Checks(JsonObject description) => List(description["checks"])
        .OfType<JsonObject>()
        .Select(static check => new CheckDescriptor
        {
            Name = Text(check["name"]) ?? "",
            Description = Text(check["description"]),
            Labels = Texts(check["labels"]),
            AppliesTo = check["appliesTo"] is JsonArray ? Texts(check["appliesTo"]) : null,
        })
        .ToDictionary(static check => check.Name, StringComparer.Ordinal);

    public static Dictionary<string, ResourceSpec> Resources(JsonObject description) => Members(description["resources"])
        .ToDictionary(
            static member => member.Key,
            static member => new ResourceSpec
            {
                Description = Text(member.Value["description"]),
                Schema = member.Value["schema"]?.DeepClone() as JsonObject ?? [],
                Lifetime = Text(member.Value["lifetime"]) ?? "infinite",
                GarbageCollection = Text(member.Value["garbageCollection"]) ?? "10",
                Tags = Map(member.Value["tags"]),
                SensitiveOutput = Flag(member.Value["sensitiveOutput"]),
                VaultName = Text(member.Value["vaultName"]),
            },
            StringComparer.Ordinal);

    public static Dictionary<string, FileSpec> Files(JsonObject description) => Members(description["files"])
        .ToDictionary(
            static member => member.Key,
            static member => new FileSpec
            {
                Description = Text(member.Value["description"]),
                ContentType = Text(member.Value["contentType"]) ?? "application/octet-stream",
                Lifetime = Text(member.Value["lifetime"]) ?? "infinite",
                GarbageCollection = Text(member.Value["garbageCollection"]) ?? "10",
                Streaming = Flag(member.Value["streaming"]),
                Tags = Map(member.Value["tags"]),
            },
            StringComparer.Ordinal);

    public static IReadOnlyList<string> Texts(JsonNode? node) => [.. List(node).Select(Text).OfType<string>()];

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static Dictionary<string, string> Map(JsonNode? node) => (node as JsonObject ?? [])
        .Where(static m => m.Value is JsonValue)
        .ToDictionary(static m => m.Key, static m => m.Value!.ToString(), StringComparer.Ordinal);

    private static IEnumerable<JsonNode?> List(JsonNode? node) => node as JsonArray ?? [];

    private static IEnumerable<KeyValuePair<string, JsonObject>> Members(JsonNode? node) =>
        (node as JsonObject ?? []).Where(static m => m.Value is JsonObject).Select(static m => KeyValuePair.Create(m.Key, (JsonObject)m.Value!));
}
