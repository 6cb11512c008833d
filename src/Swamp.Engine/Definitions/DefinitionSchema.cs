using System.Text.Json.Nodes;

namespace Swamp.Engine.Definitions;

/// <summary>
/// The JSON Schema of definition files, for editors that complete and check YAML. It says what <see cref="DefinitionReader"/> accepts, a test
/// compares the two; the reader alone decides.
/// </summary>
public static class DefinitionSchema
{
    private const string Text =
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:swamp:schema:definition",
          "title": "swamp model definition",
          "description": "A named instance of a model type: models/<type>/<name>.yaml. Texts may hold ${{ }} expressions.",
          "type": "object",
          "required": ["id", "name", "version"],
          "properties": {
            "type": { "type": ["string", "null"], "description": "Model type, for example command/shell or @scope/name. The folder says it when it is absent." },
            "typeVersion": { "type": ["string", "number", "null"], "description": "Version of the type that the global arguments were written for: YYYY.MM.DD.MICRO." },
            "id": { "type": "string", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "description": "UUID; never changes." },
            "name": {
              "type": "string",
              "minLength": 1,
              "pattern": "^(?!.*\\.\\.)[^\\\\\\u0000/]+$|^(?!.*\\.\\.)@[^\\\\\\u0000/]+(/[^\\\\\\u0000/]+)+$",
              "description": "Unique across all types. New names: a-z, 0-9, '-', '_', at most 64 characters, or @scope/name."
            },
            "version": { "type": "integer", "minimum": 1, "maximum": 2147483647, "description": "Version of the definition." },
            "tags": { "type": ["object", "null"], "additionalProperties": { "type": "string" }, "description": "Copied onto produced data." },
            "globalArguments": { "type": ["object", "null"], "description": "Arguments that all methods share. Secrets only as ${{ vault.get(\"vault\", \"key\") }}." },
            "methods": {
              "type": ["object", "null"],
              "description": "Preset arguments by method.",
              "additionalProperties": {
                "type": ["object", "null"],
                "properties": { "arguments": { "type": ["object", "null"] } },
                "patternProperties": { "^x-": true },
                "additionalProperties": false
              }
            },
            "inputs": {
              "type": ["object", "null"],
              "description": "What expressions know as inputs.*.",
              "properties": {
                "type": {},
                "properties": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/input" } },
                "required": { "type": ["array", "object", "null"] },
                "additionalProperties": {},
                "passthrough": {}
              }
            },
            "checks": { "$ref": "#/$defs/selection", "description": "Pre-flight checks that always run, or never." },
            "reports": {
              "type": ["object", "null"],
              "description": "Reports that have to run, or never do.",
              "properties": {
                "require": {
                  "type": ["array", "null"],
                  "items": {
                    "anyOf": [
                      { "type": "string" },
                      {
                        "type": "object",
                        "required": ["name"],
                        "properties": { "name": { "type": "string" }, "methods": { "$ref": "#/$defs/names" } },
                        "patternProperties": { "^x-": true },
                        "additionalProperties": false
                      }
                    ]
                  }
                },
                "skip": { "$ref": "#/$defs/names" }
              },
              "patternProperties": { "^x-": true },
              "additionalProperties": false
            },
            "resources": {
              "type": ["object", "null"],
              "description": "Overrides of the type's output specs, by spec.",
              "additionalProperties": {
                "type": ["object", "null"],
                "properties": {
                  "lifetime": { "type": ["string", "null"], "description": "infinite, ephemeral, job, workflow, or a duration: 30m, 12h, 7d, 2w, 3mo, 1y" },
                  "garbageCollection": { "type": ["integer", "string", "null"], "minimum": 1, "description": "Number of versions to keep, or a duration." },
                  "vaultName": { "type": ["string", "null"], "description": "Vault for the spec's secrets." }
                },
                "patternProperties": { "^x-": true },
                "additionalProperties": false
              }
            },
            "driver": { "type": ["string", "null"], "description": "How its methods run: raw, docker, sandbox, or a driver of an extension." },
            "driverConfig": { "type": ["object", "null"], "description": "Settings of the driver." }
          },
          "patternProperties": { "^x-": true },
          "additionalProperties": false,
          "$defs": {
            "names": { "type": ["array", "null"], "items": { "type": "string" } },
            "selection": {
              "type": ["object", "null"],
              "properties": { "require": { "$ref": "#/$defs/names" }, "skip": { "$ref": "#/$defs/names" } },
              "patternProperties": { "^x-": true },
              "additionalProperties": false
            },
            "input": {
              "type": ["object", "null"],
              "properties": {
                "type": { "description": "string, number, integer, boolean, array, object" },
                "description": {},
                "default": {},
                "enum": {},
                "items": {},
                "properties": {},
                "required": {},
                "sensitive": { "description": "Never shown or logged." }
              }
            }
          }
        }
        """;

    /// <summary>A fresh copy of the schema (draft 2020-12).</summary>
    public static JsonObject Create() => (JsonObject)JsonNode.Parse(Text)!;
}
