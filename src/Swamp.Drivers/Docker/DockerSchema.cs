using System.Text.Json.Nodes;

namespace Swamp.Drivers.Docker;

/// <summary>The JSON Schema of the settings of <c>docker</c> (DRV-40).</summary>
public static class DockerSchema
{
    /// <summary>A copy of the schema.</summary>
    public static JsonObject Create() => (JsonObject)JsonNode.Parse(
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "image": { "type": "string", "minLength": 1, "description": "Image that methods run in" },
            "bundleImage": { "type": "string", "minLength": 1, "description": "Image for methods of extensions, with Deno in it for TypeScript and .NET for C#; image when absent" },
            "command": { "type": "string", "minLength": 1, "default": "docker", "description": "The engine's program: docker, podman, nerdctl, or a path" },
            "timeout": { "type": "number", "exclusiveMinimum": 0, "description": "Time limit of a call in milliseconds" },
            "network": { "type": "string", "minLength": 1, "description": "Network of the container: none, host, or a name" },
            "memory": { "type": ["string", "integer"], "minLength": 1, "exclusiveMinimum": 0, "description": "Most memory, such as 256m" },
            "cpus": { "type": ["string", "number"], "minLength": 1, "exclusiveMinimum": 0, "description": "Most processors, such as 1.5" },
            "volumes": {
              "type": "array",
              "items": { "type": "string", "minLength": 1 },
              "description": "Mounts as host:container[:options]; a path that starts with . is relative to the repository"
            },
            "env": { "type": "object", "additionalProperties": { "type": "string" }, "description": "Environment variables of the container" },
            "extraArgs": { "type": "array", "items": { "type": "string" }, "description": "Further arguments of 'run', as they are" },
            "pool": {
              "type": "object",
              "properties": {
                "size": { "type": "integer", "minimum": 1, "maximum": 64, "default": 2, "description": "How many wait for a call of each kind" },
                "idle": { "type": "string", "pattern": "^[1-9][0-9]{0,5}(s|m|h)$", "default": "60s", "description": "How long one waits before it is ended, such as 30s, 5m or 1h" }
              },
              "additionalProperties": false,
              "description": "Containers that are started ahead of their calls, each for one call"
            }
          },
          "required": ["image"],
          "additionalProperties": false
        }
        """)!;
}
