using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Registries;

/// <summary>What an extension brings in detail, so that it can be shown and searched (EXT-81). It comes from the descriptions in the archive.</summary>
internal static class ContentMetadata
{
    public static JsonObject Of(PackedContents contents, IReadOnlyList<ArchiveFile> files) => new()
    {
        ["models"] = Described(files, "bundles", contents.Models, Model),
        ["extensions"] = new JsonArray(),
        ["workflows"] = Named(contents.Workflows, static name => new JsonObject { ["name"] = name }),
        ["vaults"] = Described(files, "vault-bundles", contents.Vaults, Provider),
        ["drivers"] = Described(files, "driver-bundles", contents.Drivers, Provider),
        ["datastores"] = Described(files, "datastore-bundles", contents.Datastores, Provider),
        ["reports"] = Named(contents.Reports, static name => new JsonObject { ["name"] = name }),
        ["skills"] = Named(contents.Skills, name => new JsonObject
        {
            ["dirName"] = name,
            ["name"] = name,
            ["hasScripts"] = files.Any(f => f.Path.StartsWith($"skills/{name}/scripts/", StringComparison.Ordinal)),
            ["fileCount"] = files.Count(f => f.Path.StartsWith($"skills/{name}/", StringComparison.Ordinal)),
        }),
    };

    private static JsonArray Named(IReadOnlyList<string> names, Func<string, JsonObject> make) => Array(names.Select(make));

    private static JsonArray Array(IEnumerable<JsonObject> elements) => new([.. elements]);

    /// <summary>One element for each name; what has no description, as everything that is compiled where it runs, is told by its name.</summary>
    private static JsonArray Described(IReadOnlyList<ArchiveFile> files, string folder, IReadOnlyList<string> names, Func<string, string, JsonObject, JsonObject> make)
    {
        var descriptions = files
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
        var shape = schema as JsonObject;
        var required = (shape?["required"] as JsonArray ?? []).Select(static r => r?.ToString()).ToHashSet(StringComparer.Ordinal);
        return Array((shape?["properties"] as JsonObject ?? []).Select(p => new JsonObject
        {
            ["name"] = p.Key,
            ["type"] = (p.Value as JsonObject)?["type"] switch { JsonArray several => string.Join('|', several), { } type => type.ToString(), _ => "unknown" },
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
            var description = (JsonNode.Parse(file.Content.Span) as JsonObject)?["description"] as JsonObject;
            return IsSound(description) ? description : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether no key is there twice. Objects are read when they are first looked into, so it is found only then.</summary>
    public static bool IsSound(JsonNode? node)
    {
        try
        {
            Visit(node);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Visit(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject some => some.Select(static p => p.Value), JsonArray list => list, _ => [] })
        {
            Visit(child);
        }
    }
}
