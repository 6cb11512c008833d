using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Yaml;

namespace Swamp.Storage.Data;

/// <summary>Reads metadata files in any YAML that other programs or people may have written (GEN-20).</summary>
internal static class FullYaml
{
    /// <summary>The scalars of the file.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.DataCorrupt"/>.</exception>
    public static MetadataFields Read(string text, string path)
    {
        JsonObject root;
        try
        {
            root = YamlDocument.Parse(text, path).ToJsonObject();
        }
        catch (SwampException error)
        {
            throw MetadataReader.Corrupt(path, error.Message, error);
        }

        var fields = new MetadataFields();
        Copy(root, fields.Top);
        Copy(root["tags"] as JsonObject, fields.Tags);
        Copy(root["ownerDefinition"] as JsonObject, fields.Owner);
        return fields;
    }

    private static void Copy(JsonObject? source, Dictionary<string, string> target)
    {
        foreach (var (key, node) in source ?? [])
        {
            if (node is JsonValue value)
            {
                target[key] = value.TryGetValue<string>(out var text) ? text : value.ToJsonString();
            }
        }
    }
}
