using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Docker;

/// <summary>What the runner in a container is told (DRV-48).</summary>
internal static class BundleRequest
{
    /// <summary>The most of the model's own resources that travel along.</summary>
    private const int ResourcesLimit = 8 << 20;

    public static async Task<JsonObject> CreateAsync(DriverCall call, IEnumerable<KeyValuePair<string, string>> trace, CancellationToken cancellationToken)
    {
        var definition = call.Context.Definition;
        var (resources, left) = await ResourcesAsync(call, cancellationToken);
        return new JsonObject
        {
            ["protocolVersion"] = 1,
            ["methodName"] = call.Method.Name,
            ["methodArgs"] = call.RevealedArguments(),
            ["givenArgs"] = call.Context.Secrets.Reveal(call.Context.GivenArguments),
            ["globalArgs"] = call.RevealedGlobals(),
            ["unresolvedGlobals"] = Map(call.Context.UnresolvedGlobals),
            ["modelType"] = new JsonObject { ["raw"] = definition.Type.Raw, ["normalized"] = definition.Type.Normalized },
            ["modelId"] = definition.Id,
            ["definitionMeta"] = new JsonObject { ["id"] = definition.Id, ["name"] = definition.Name, ["version"] = definition.Version, ["tags"] = Map(definition.Tags) },
            ["tags"] = Map(call.Context.RunTags),
            ["resourceSpecs"] = new JsonObject(call.Type.Resources.Select(static r => KeyValuePair.Create(r.Key, (JsonNode?)new JsonObject { ["description"] = r.Value.Description }))),
            ["fileSpecs"] = new JsonObject(call.Type.Files.Select(static f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonObject { ["contentType"] = f.Value.ContentType }))),
            ["traceHeaders"] = new JsonObject(trace.Select(static t => KeyValuePair.Create(t.Key.ToLowerInvariant(), (JsonNode?)t.Value))),
            ["resources"] = resources,
            ["resourcesLeftOut"] = left,
        };
    }

    /// <summary>The latest versions of what the model itself wrote, so that a method can read them there.</summary>
    private static async Task<(JsonObject Resources, JsonArray LeftOut)> ResourcesAsync(DriverCall call, CancellationToken cancellationToken)
    {
        var resources = new JsonObject();
        var left = new JsonArray();
        var size = 0;
        foreach (var name in await call.Context.ListResourcesAsync(cancellationToken))
        {
            var content = size > ResourcesLimit ? null : await call.Context.ReadResourceAsync(name, version: null, cancellationToken);
            size += content is null ? 0 : Encoding.UTF8.GetByteCount(content.ToJsonString());
            if (size > ResourcesLimit)
            {
                left.Add((JsonNode)name);
            }
            else
            {
                resources[name] = content?.DeepClone();
            }
        }

        return (resources, left);
    }

    private static JsonObject Map(IReadOnlyDictionary<string, string> map) => new(map.Select(static m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)));
}
