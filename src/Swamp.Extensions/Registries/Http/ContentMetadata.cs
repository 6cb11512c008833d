using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Registries.Http;

/// <summary>What the API is told of an extension's contents, so that it can be shown and searched (EXT-81). It comes from the descriptions in the archive.</summary>
internal static class ContentMetadata
{
    public static JsonObject Of(PackedExtension packed) => new()
    {
        ["models"] = Described(packed, "bundles", packed.Contents.Models, Model),
        ["extensions"] = new JsonArray(),
        ["workflows"] = Named(packed.Contents.Workflows, static name => new JsonObject { ["name"] = name }),
        ["vaults"] = Described(packed, "vault-bundles", packed.Contents.Vaults, Provider),
        ["drivers"] = Described(packed, "driver-bundles", packed.Contents.Drivers, Provider),
        ["datastores"] = Described(packed, "datastore-bundles", packed.Contents.Datastores, Provider),
        ["reports"] = Named(packed.Contents.Reports, static name => new JsonObject { ["name"] = name }),
        ["skills"] = Named(packed.Contents.Skills, name => new JsonObject
        {
            ["dirName"] = name,
            ["name"] = name,
            ["hasScripts"] = packed.Files.Any(f => f.Path.StartsWith($"skills/{name}/scripts/", StringComparison.Ordinal)),
            ["fileCount"] = packed.Files.Count(f => f.Path.StartsWith($"skills/{name}/", StringComparison.Ordinal)),
        }),
    };

    private static JsonArray Named(IReadOnlyList<string> names, Func<string, JsonObject> make) => Array(names.Select(make));

    private static JsonArray Array(IEnumerable<JsonObject> elements) => new([.. elements]);

    /// <summary>One element for each name; what has no description, as everything that is compiled where it runs, is told by its name.</summary>
    private static JsonArray Described(PackedExtension packed, string folder, IReadOnlyList<string> names, Func<string, string, JsonObject, JsonObject> make)
    {
        var descriptions = packed.Files
            .Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal) && f.Path.EndsWith(BundlePlaces.DescriptionEnding, StringComparison.Ordinal))
            .Select(static f => (File: f.Path[(f.Path.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace(BundlePlaces.DescriptionEnding, ".ts", StringComparison.Ordinal), Description: Read(f)))
            .Where(static d => d.Description?["type"] is not null)
            .ToLookup(static d => d.Description!["type"]!.ToString(), StringComparer.Ordinal);
        return Named(names, name => descriptions[name].FirstOrDefault() is { Description: { } description } found ? make(name, found.File, description) : new JsonObject { ["type"] = name });
    }

    private static JsonObject Model(string type, string file, JsonObject description) => new()
    {
        ["fileName"] = file,
        ["type"] = type,
        ["version"] = description["version"]?.DeepClone(),
        ["globalArguments"] = Arguments(description["globalArguments"]),
        ["methods"] = Array((description["methods"] as JsonArray ?? []).OfType<JsonObject>().Select(static m => new JsonObject
        {
            ["name"] = m["name"]?.DeepClone(),
            ["description"] = m["description"]?.DeepClone() ?? "",
            ["arguments"] = Arguments(m["arguments"]),
        })),
        ["resources"] = Specs(description["resources"], "lifetime"),
        ["files"] = Specs(description["files"], "contentType"),
    };

    private static JsonObject Provider(string type, string file, JsonObject description) => new()
    {
        ["fileName"] = file,
        ["type"] = type,
        ["name"] = description["name"]?.DeepClone() ?? type,
        ["description"] = description["description"]?.DeepClone() ?? "",
    };

    private static JsonArray Arguments(JsonNode? schema)
    {
        var required = (schema?["required"] as JsonArray ?? []).Select(static r => r?.ToString()).ToHashSet(StringComparer.Ordinal);
        return Array((schema?["properties"] as JsonObject ?? []).Select(p => new JsonObject
        {
            ["name"] = p.Key,
            ["type"] = (p.Value as JsonObject)?["type"]?.ToString() ?? "unknown",
            ["description"] = (p.Value as JsonObject)?["description"]?.DeepClone(),
            ["required"] = required.Contains(p.Key),
        }));
    }

    private static JsonArray Specs(JsonNode? specs, string more) => Array((specs as JsonObject ?? []).Select(s => new JsonObject
    {
        ["key"] = s.Key,
        ["description"] = (s.Value as JsonObject)?["description"]?.DeepClone(),
        [more] = (s.Value as JsonObject)?[more]?.DeepClone(),
    }));

    private static JsonObject? Read(ArchiveFile file)
    {
        try
        {
            return (JsonNode.Parse(file.Content.Span) as JsonObject)?["description"] as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
