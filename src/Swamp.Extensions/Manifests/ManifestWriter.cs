using System.Text.Json.Nodes;
using Swamp.Engine.Yaml;

namespace Swamp.Extensions.Manifests;

/// <summary>Writes the manifest of an archive (EXT-71): keys in a fixed order, entries as they were written.</summary>
internal static class ManifestWriter
{
    public static string Write(ExtensionManifest manifest)
    {
        var root = new JsonObject { ["manifestVersion"] = 1, ["name"] = manifest.Name, ["version"] = manifest.Version, ["description"] = manifest.Description ?? "" };
        if (manifest.Repository is { } repository)
        {
            root["repository"] = repository;
        }

        if (manifest.Base == ManifestBase.Manifest)
        {
            root["paths"] = new JsonObject { ["base"] = "manifest" };
        }

        Put(root, "models", manifest.Models);
        Put(root, "workflows", manifest.Workflows);
        Put(root, "vaults", manifest.Vaults);
        Put(root, "drivers", manifest.Drivers);
        Put(root, "datastores", manifest.Datastores);
        Put(root, "reports", manifest.Reports);
        PutSome(root, "skills", manifest.Skills);
        PutSome(root, "include", manifest.Include);
        Put(root, "additionalFiles", manifest.AdditionalFiles);
        PutSome(root, "binaries", manifest.Binaries);
        PutSome(root, "platforms", manifest.Platforms);
        PutSome(root, "labels", manifest.Labels);
        Put(root, "dependencies", manifest.Dependencies);
        return YamlWriter.Write(root);
    }

    private static void PutSome(JsonObject root, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            Put(root, key, values);
        }
    }

    private static void Put(JsonObject root, string key, IReadOnlyList<string> values) => root[key] = new JsonArray([.. values.Select(static v => (JsonNode)v)]);
}
