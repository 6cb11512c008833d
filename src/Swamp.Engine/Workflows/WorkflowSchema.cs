using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows;

/// <summary>
/// The JSON Schema of workflow files, for editors that complete and check YAML. It says what <see cref="WorkflowReader"/> accepts, a test
/// compares the two; the reader alone decides.
/// </summary>
public static class WorkflowSchema
{
    private const string Text =
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:swamp:schema:workflow",
          "title": "swamp workflow",
          "description": "Jobs and steps in order: workflows/workflow-<name>.yaml. Texts may hold ${{ }} expressions.",
          "$ref": "#/$defs/workflow",
          "$defs": {
            "workflow": {
              "type": "object",
              "required": ["id", "name", "jobs"],
              "properties": {
                "id": { "type": "string", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "description": "UUID; never changes." },
                "name": {
                  "type": "string",
                  "minLength": 1,
                  "pattern": "^(?!.*\\.\\.)(?!\\s*$)[^\\\\\\u0000/]+$|^@[a-z0-9_-]+(/[a-z0-9_-]+)+$",
                  "description": "Unique in the repository. New names: a-z, 0-9, '-', at most 64 characters, or @scope/name."
                },
                "description": { "$ref": "#/$defs/text" },
                "trigger": {
                  "type": ["object", "null"],
                  "description": "When it starts by itself under 'swamp serve'.",
                  "properties": {
                    "schedule": {
                      "type": ["string", "null"],
                      "pattern": "^(?:\\s*(?:[0-9*?][-0-9*?/,]*\\s+){2,3}[0-9*?Ll][-0-9*?/,LlWw]*\\s+[0-9*?A-Za-z][-0-9*?/,A-Za-z]*\\s+[0-9*?A-Za-z][-0-9*?/,#A-Za-z]*|@[A-Za-z]+)\\s*$",
                      "description": "Cron: minute, hour, day of month, month, day of week; seconds may stand in front."
                    },
                    "inputs": { "type": ["object", "null"], "description": "Inputs of runs that were triggered." }
                  }
                },
                "tags": { "$ref": "#/$defs/texts", "description": "On every run and on all data it writes." },
                "inputs": {
                  "type": ["object", "null"],
                  "description": "What a run is given: a schema with 'properties', or names and their schemas.",
                  "properties": {
                    "properties": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/input" } },
                    "required": { "type": ["array", "object", "null"] }
                  }
                },
                "jobs": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/job" } },
                "version": { "type": ["integer", "null"], "minimum": 1, "maximum": 2147483647, "description": "Version of the workflow." },
                "concurrency": { "$ref": "#/$defs/concurrency" },
                "reports": {
                  "type": ["object", "null"],
                  "description": "Reports that have to follow a run, or never do.",
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
                  }
                },
                "affinity": { "$ref": "#/$defs/affinity" },
                "target": { "$ref": "#/$defs/target" },
                "labels": { "$ref": "#/$defs/labels" },
                "platform": { "$ref": "#/$defs/platform" },
                "queueTimeout": { "$ref": "#/$defs/queueTimeout" },
                "driver": { "$ref": "#/$defs/driver" },
                "driverConfig": { "$ref": "#/$defs/driverConfig" }
              },
              "patternProperties": { "^x-": true },
              "additionalProperties": false
            },
            "job": {
              "type": "object",
              "description": "Steps with dependencies of their own.",
              "required": ["name", "steps"],
              "properties": {
                "name": { "$ref": "#/$defs/name" },
                "description": { "$ref": "#/$defs/text" },
                "steps": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/step" } },
                "dependsOn": { "type": ["array", "null"], "items": { "$ref": "#/$defs/jobDependency" } },
                "weight": { "$ref": "#/$defs/weight" },
                "concurrency": { "$ref": "#/$defs/concurrency" },
                "failurePolicy": { "enum": ["stop", "continue", "cancel", null], "description": "What a failed step means for the rest of the job." },
                "affinity": { "$ref": "#/$defs/affinity" },
                "target": { "$ref": "#/$defs/target" },
                "labels": { "$ref": "#/$defs/labels" },
                "platform": { "$ref": "#/$defs/platform" },
                "queueTimeout": { "$ref": "#/$defs/queueTimeout" },
                "driver": { "$ref": "#/$defs/driver" },
                "driverConfig": { "$ref": "#/$defs/driverConfig" }
              },
              "patternProperties": { "^x-": true },
              "additionalProperties": false
            },
            "jobDependency": {
              "type": "object",
              "required": ["job", "condition"],
              "properties": { "job": { "type": "string", "minLength": 1 }, "condition": { "$ref": "#/$defs/triggerCondition" } }
            },
            "step": {
              "type": "object",
              "description": "One task.",
              "required": ["name", "task"],
              "properties": {
                "name": { "$ref": "#/$defs/name" },
                "description": { "$ref": "#/$defs/text" },
                "task": { "$ref": "#/$defs/stepTask" },
                "forEach": {
                  "type": ["object", "null"],
                  "description": "Repeats the step over a list or a map.",
                  "required": ["item", "in"],
                  "properties": {
                    "item": { "type": "string", "minLength": 1, "description": "The step knows the element as self.<item>." },
                    "in": { "type": "string", "minLength": 1, "description": "${{ }} that yields a list or a map." }
                  }
                },
                "dependsOn": { "type": ["array", "null"], "items": { "$ref": "#/$defs/stepDependency" } },
                "weight": { "$ref": "#/$defs/weight" },
                "concurrency": { "$ref": "#/$defs/concurrency" },
                "dataOutputOverrides": {
                  "type": ["array", "null"],
                  "items": {
                    "type": "object",
                    "required": ["specName"],
                    "properties": {
                      "specName": { "type": "string", "minLength": 1, "description": "Output of the method." },
                      "lifetime": { "type": ["string", "null"], "description": "infinite, ephemeral, job, workflow, or a duration: 30m, 12h, 7d, 2w, 3mo, 1y" },
                      "garbageCollection": { "type": ["integer", "string", "null"], "minimum": 1, "description": "Number of versions to keep, or a duration." },
                      "tags": { "$ref": "#/$defs/texts" },
                      "vary": { "$ref": "#/$defs/names", "description": "Inputs whose values become part of the names of the data." },
                      "vaultName": { "$ref": "#/$defs/text" }
                    }
                  }
                },
                "allowFailure": { "type": ["boolean", "null"], "description": "Its failure leaves the job unharmed." },
                "guard": { "type": ["string", "null"], "pattern": "^\\$\\{\\{[\\s\\S]*\\}\\}\\s*$", "not": { "type": "string", "pattern": "\\}\\}\\s+\\$\\{\\{" }, "description": "One ${{ }}; the step is skipped when it holds." },
                "timeout": { "$ref": "#/$defs/positiveDuration", "description": "Time that one attempt may take." },
                "retry": {
                  "description": "How often and when it is tried again: attempts in all, or more settings.",
                  "anyOf": [
                    { "type": "null" },
                    { "type": "integer", "minimum": 1, "maximum": 100 },
                    {
                      "type": "object",
                      "required": ["attempts"],
                      "properties": {
                        "attempts": { "type": "integer", "minimum": 1, "maximum": 100, "description": "In all, the first one included." },
                        "backoff": { "$ref": "#/$defs/duration", "description": "Pause before the second attempt." },
                        "factor": { "type": ["number", "null"], "minimum": 1, "maximum": 100, "description": "Grows each pause; 2." },
                        "maxBackoff": { "$ref": "#/$defs/duration", "description": "The longest pause; 5m." },
                        "jitter": { "type": ["number", "null"], "minimum": 0, "maximum": 1, "description": "Share of the pause that is left to chance." }
                      },
                      "patternProperties": { "^x-": true },
                      "additionalProperties": false
                    }
                  ]
                },
                "target": { "$ref": "#/$defs/target" },
                "labels": { "$ref": "#/$defs/labels" },
                "platform": { "$ref": "#/$defs/platform" },
                "queueTimeout": { "$ref": "#/$defs/queueTimeout" },
                "driver": { "$ref": "#/$defs/driver" },
                "driverConfig": { "$ref": "#/$defs/driverConfig" }
              },
              "patternProperties": { "^x-": true },
              "additionalProperties": false
            },
            "stepDependency": {
              "type": "object",
              "required": ["step", "condition"],
              "properties": { "step": { "type": "string", "minLength": 1 }, "condition": { "$ref": "#/$defs/triggerCondition" } }
            },
            "stepTask": {
              "type": "object",
              "required": ["type"],
              "not": { "required": ["arguments"] },
              "oneOf": [
                {
                  "properties": {
                    "type": { "const": "model_method" },
                    "modelIdOrName": { "type": "string", "minLength": 1, "description": "A model that exists." },
                    "methodName": { "type": "string", "minLength": 1 },
                    "inputs": { "$ref": "#/$defs/values" },
                    "modelType": { "type": "null" },
                    "globalArgs": { "type": "null" }
                  },
                  "required": ["modelIdOrName", "methodName"]
                },
                {
                  "properties": {
                    "type": { "const": "model_method" },
                    "modelIdOrName": { "type": "null" },
                    "modelType": { "type": "string", "minLength": 1, "description": "A type; no model of it is needed." },
                    "modelName": { "type": ["string", "null"], "minLength": 1, "description": "Name of a lasting instance; without, it ends with the run." },
                    "methodName": { "type": "string", "minLength": 1 },
                    "inputs": { "$ref": "#/$defs/values" },
                    "globalArgs": { "$ref": "#/$defs/values", "description": "Global arguments of the instance." }
                  },
                  "required": ["modelType", "methodName"]
                },
                {
                  "properties": {
                    "type": { "const": "workflow" },
                    "workflowIdOrName": { "type": "string", "minLength": 1 },
                    "inputs": { "$ref": "#/$defs/values" }
                  },
                  "required": ["workflowIdOrName"]
                },
                {
                  "properties": {
                    "type": { "const": "manual_approval" },
                    "prompt": { "type": "string", "minLength": 1, "description": "The question." },
                    "timeout": { "$ref": "#/$defs/positiveDuration", "description": "How long an answer is taken." }
                  },
                  "required": ["prompt"]
                },
                {
                  "properties": {
                    "type": { "const": "assert" },
                    "expr": { "type": "string", "minLength": 1, "description": "Condition, without ${{ }}." },
                    "message": { "type": "string", "minLength": 1, "description": "What is wrong when it does not hold." },
                    "severity": { "enum": ["low", "medium", "high", null] }
                  },
                  "required": ["expr", "message"]
                }
              ]
            },
            "triggerCondition": {
              "type": "object",
              "description": "What has to be true of what is waited for.",
              "required": ["type"],
              "oneOf": [
                { "properties": { "type": { "enum": ["always", "succeeded", "failed", "completed", "skipped"] } } },
                {
                  "properties": {
                    "type": { "enum": ["and", "or"] },
                    "conditions": { "type": "array", "minItems": 2, "items": { "$ref": "#/$defs/triggerCondition" } }
                  },
                  "required": ["conditions"]
                },
                { "properties": { "type": { "const": "not" }, "condition": { "$ref": "#/$defs/triggerCondition" } }, "required": ["condition"] }
              ]
            },
            "name": { "type": "string", "minLength": 1, "pattern": "\\S" },
            "text": { "type": ["string", "null"] },
            "texts": { "type": ["object", "null"], "additionalProperties": { "type": "string" } },
            "names": { "type": ["array", "null"], "items": { "type": "string" } },
            "values": {
              "description": "A map, or one ${{ }} that yields a map.",
              "anyOf": [{ "type": ["object", "null"] }, { "type": "string", "pattern": "^\\$\\{\\{[\\s\\S]*\\}\\}\\s*$", "not": { "pattern": "\\}\\}\\s+\\$\\{\\{" } }]
            },
            "weight": { "type": ["number", "null"], "description": "Lighter ones start first." },
            "concurrency": { "type": ["integer", "null"], "minimum": 0, "maximum": 2147483647, "description": "How many run at the same time; 0 for any number." },
            "duration": { "type": ["number", "string", "null"], "minimum": 0, "pattern": "^[0-9]{1,18}(s|m|h|d|w|mo|y)?$", "description": "Seconds, or a text: 90s, 15m, 2h, 7d." },
            "positiveDuration": {
              "type": ["number", "string", "null"],
              "exclusiveMinimum": 0,
              "pattern": "^0*[1-9][0-9]*(s|m|h|d|w|mo|y)?$",
              "description": "Seconds, or a text: 90s, 15m, 2h, 7d."
            },
            "affinity": { "type": ["boolean", "null"], "description": "All steps go to one worker." },
            "target": { "type": ["string", "null"], "description": "Name or id of a worker." },
            "labels": { "$ref": "#/$defs/texts", "description": "Labels that the worker has to carry; {} asks for none." },
            "platform": { "type": ["string", "null"], "description": "Platform of the worker." },
            "queueTimeout": { "$ref": "#/$defs/duration", "description": "How long to wait for a worker, in seconds; 0 for ever." },
            "driver": { "type": ["string", "null"], "description": "How methods run: raw, docker, sandbox, or a driver of an extension." },
            "driverConfig": { "type": ["object", "null"], "description": "Settings of the driver." },
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
                "additionalProperties": {},
                "sensitive": { "description": "Never shown or logged." }
              }
            }
          }
        }
        """;

    /// <summary>The parts that have a schema of their own (WFC-22).</summary>
    public static IReadOnlyList<string> Parts { get; } = ["workflow", "job", "jobDependency", "step", "stepDependency", "stepTask", "triggerCondition"];

    /// <summary>A fresh copy of the schema (draft 2020-12).</summary>
    public static JsonObject Create() => (JsonObject)JsonNode.Parse(Text)!;

    /// <summary>The schema of one part, complete in itself.</summary>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    public static JsonObject CreatePart(string part)
    {
        var whole = Create();
        return new JsonObject { ["$schema"] = whole["$schema"]!.DeepClone(), ["$ref"] = $"#/$defs/{part}", ["$defs"] = whole["$defs"]!.DeepClone() };
    }
}
