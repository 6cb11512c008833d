using System.Text.Json.Nodes;

namespace Swamp.Engine.Yaml;

/// <summary>Turns nodes into JSON values.</summary>
internal static class YamlJson
{
    public static JsonNode? Of(YamlNode node, string? fileName)
    {
        switch (node.Resolved)
        {
            case YamlMapping mapping:
                var map = new JsonObject();
                foreach (var entry in mapping.EffectiveEntries())
                {
                    map.Add(entry.Key.Value, Of(entry.Value, fileName));
                }

                return map;
            case YamlSequence sequence:
                var list = new JsonArray();
                foreach (var item in sequence.Items)
                {
                    list.Add(Of(item, fileName));
                }

                return list;
            case YamlScalar scalar:
                return YamlScalars.ToJson(scalar, fileName);
            default:
                throw new InvalidOperationException("An alias resolves to a node that is not an alias.");
        }
    }
}
