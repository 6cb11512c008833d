using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>Steps through JSON by keys and indexes.</summary>
internal static class JsonPaths
{
    /// <summary>The node at a path; null when it leads nowhere.</summary>
    public static JsonNode? Find(this JsonNode? node, IReadOnlyList<string> path)
    {
        foreach (var part in path)
        {
            node = node switch
            {
                JsonObject map => map[part],
                JsonArray list when int.TryParse(part, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }
}
