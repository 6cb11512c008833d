using System.Text.Json.Nodes;

namespace Swamp.Engine.Models.Shell;

/// <summary>What <c>command/shell</c> says of itself (SHELL-1, SHELL-2, SHELL-4).</summary>
internal static class ShellModelType
{
    public const string Name = "command/shell";
    public const string Method = "execute";
    public const string ResultSpec = "result";
    public const string LogSpec = "log";

    public static ModelType Create(IModelImplementation implementation) => new()
    {
        Name = new ModelTypeName(Name),
        Version = ModelTypeVersion.Parse("2026.02.09.1"),
        Methods = new Dictionary<string, MethodDescriptor>(StringComparer.Ordinal)
        {
            [Method] = new()
            {
                Name = Method,
                Description = "Run a shell command and keep its output and exit code",
                Arguments = Arguments(),
            },
        },
        Resources = new Dictionary<string, ResourceSpec>(StringComparer.Ordinal)
        {
            [ResultSpec] = new()
            {
                Description = "Exit code, output and duration of the command",
                Schema = Result(),
                Lifetime = "infinite",
                GarbageCollection = "10",
            },
        },
        Files = new Dictionary<string, FileSpec>(StringComparer.Ordinal)
        {
            [LogSpec] = new()
            {
                Description = "Everything the command printed",
                ContentType = "text/plain",
                Lifetime = "infinite",
                GarbageCollection = "10",
                Streaming = true,
            },
        },
        Implementation = implementation,
    };

    private static JsonObject Arguments() => Parse(
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "run": { "type": "string", "minLength": 1, "description": "The command, given to sh -c (powershell -Command on Windows)" },
            "workingDir": { "type": "string", "description": "Folder to run in; the current folder when absent" },
            "timeout": { "type": "integer", "exclusiveMinimum": 0, "description": "Time limit in milliseconds" },
            "env": { "type": "object", "additionalProperties": { "type": "string" }, "description": "Environment variables on top of the inherited ones" },
            "ignoreExitCode": { "type": "boolean", "description": "Succeed whatever the exit code is" }
          },
          "required": ["run"],
          "additionalProperties": false
        }
        """);

    private static JsonObject Result() => Parse(
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "exitCode": { "type": "integer", "description": "Exit code; -1 when the time limit ended the command" },
            "executedAt": { "type": "string", "description": "When it started" },
            "command": { "type": "string", "description": "The command, secrets hidden" },
            "durationMs": { "type": "integer", "description": "How long it took, in milliseconds" },
            "stdout": { "type": "string", "description": "Standard output without the newline at its end" },
            "stderr": { "type": "string", "description": "Standard error without the newline at its end" },
            "truncated": { "type": "boolean", "description": "True when stdout or stderr was cut; the log has everything" }
          },
          "required": ["exitCode", "executedAt", "command", "durationMs", "stdout", "stderr"],
          "additionalProperties": false
        }
        """);

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;
}
