using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;

namespace Swamp.Runner.Containers;

/// <summary>The model's own resources: what came along with the request, and what the method has written since.</summary>
internal sealed class KeptResources(JsonObject request)
{
    private readonly Dictionary<string, JsonNode?> written = new(StringComparer.Ordinal);

    /// <summary>Remembers what was written; null for what was deleted.</summary>
    public void Keep(string name, JsonNode? data) => written[name] = data?.DeepClone();

    /// <summary>The latest content of a resource; null when there is none.</summary>
    /// <exception cref="EngineException">It is not known here.</exception>
    public JsonNode? Read(string name, int? version)
    {
        if (version is not null)
        {
            throw new EngineException($"ReadResourceAsync(\"{name}\", {version}): only the latest version is known in a container.", null);
        }

        if (written.TryGetValue(name, out var own))
        {
            return own?.DeepClone();
        }

        return (request["resourcesLeftOut"] as JsonArray ?? []).Any(left => (string?)left == name)
            ? throw new EngineException($"ReadResourceAsync(\"{name}\"): the model's resources are too large to be handed to a container.", null)
            : request["resources"]?[name]?.DeepClone();
    }
}
