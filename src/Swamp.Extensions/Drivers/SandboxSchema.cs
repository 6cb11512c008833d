using System.Text.Json.Nodes;

namespace Swamp.Extensions.Drivers;

/// <summary>The JSON Schema of the settings of <c>sandbox</c>.</summary>
public static class SandboxSchema
{
    /// <summary>A copy of the schema.</summary>
    public static JsonObject Create() => (JsonObject)JsonNode.Parse(
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "read": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Files and folders that may be read, relative to the repository" },
            "write": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Files and folders that may be written, relative to the repository" },
            "net": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Hosts that may be reached, such as api.example.com:443" },
            "env": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Environment variables that may be read" },
            "run": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Programs that may be started; they are not confined" },
            "sys": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Facts about the system that may be asked for, such as hostname" },
            "engine": {
              "type": "array",
              "items": { "enum": ["data", "models", "vaults"] },
              "description": "What may be reached of the repository through the context: data of other models, other models and their methods, vaults"
            }
          },
          "additionalProperties": false
        }
        """)!;
}
