using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Runs;
using Swamp.Engine.Yaml;

namespace Swamp.Storage.Runs;

/// <summary>Output records as YAML, keys in the order of OUT-2 and OUT-4.</summary>
internal static class OutputYaml
{
    /// <summary>The text of a record.</summary>
    public static string Write(OutputRecord record)
    {
        var root = new JsonObject
        {
            ["id"] = record.Id,
            ["definitionId"] = record.DefinitionId,
            ["methodName"] = record.MethodName,
            ["status"] = Text(record.Status),
            ["startedAt"] = IdFormat.Text(record.StartedAt),
            ["retryCount"] = record.RetryCount,
            ["provenance"] = Write(record.Provenance),
            ["artifacts"] = new JsonObject { ["dataArtifacts"] = new JsonArray([.. record.Artifacts.Select(Write)]) },
        };
        Add(root, "completedAt", record.CompletedAt is { } ended ? IdFormat.Text(ended) : null);
        if (record.DurationMs is { } duration)
        {
            root["durationMs"] = duration;
        }

        if (record.Error is { } error)
        {
            var problem = new JsonObject { ["message"] = error.Message };
            Add(problem, "stack", error.Stack);
            root["error"] = problem;
        }

        Add(root, "logFile", record.LogFile);
        if (record.Pid is { } pid)
        {
            root["pid"] = pid;
        }

        return YamlWriter.Write(root);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">Its absolute path.</param>
    /// <param name="modelType">The type that its folder names.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.DataCorrupt"/> or a YAML error.</exception>
    public static OutputRecord Read(string text, string path, string modelType)
    {
        var root = YamlDocument.Parse(text, path).ToJsonObject();
        try
        {
            var provenance = root["provenance"] as JsonObject ?? [];
            return new OutputRecord
            {
                Id = Required(root, "id"),
                DefinitionId = Required(root, "definitionId"),
                ModelType = modelType,
                MethodName = Required(root, "methodName"),
                Status = Status(Required(root, "status")),
                StartedAt = Time(Required(root, "startedAt")),
                RetryCount = (int)(Number(root, "retryCount") ?? 0),
                Provenance = new OutputProvenance
                {
                    DefinitionHash = Optional(provenance, "definitionHash") ?? "",
                    ModelVersion = Optional(provenance, "modelVersion") ?? "",
                    TriggeredBy = Optional(provenance, "triggeredBy") ?? "manual",
                    WorkflowId = Optional(provenance, "workflowId"),
                    WorkflowRunId = Optional(provenance, "workflowRunId"),
                    StepName = Optional(provenance, "stepName"),
                    ParentOutputId = Optional(provenance, "parentOutputId"),
                    CallerExtension = Optional(provenance, "callerExtension"),
                    InitiatedBy = Optional(provenance, "initiatedBy"),
                    BundleFingerprint = Optional(provenance, "bundleFingerprint"),
                    Driver = Optional(provenance, "driver"),
                    DriverLevel = Optional(provenance, "driverLevel"),
                },
                Artifacts = [.. (root["artifacts"]?["dataArtifacts"] as JsonArray ?? []).OfType<JsonObject>().Select(Artifact)],
                CompletedAt = Optional(root, "completedAt") is { } ended ? Time(ended) : null,
                DurationMs = Number(root, "durationMs"),
                Error = root["error"] is JsonObject error ? new OutputError(Optional(error, "message") ?? "", Optional(error, "stack")) : null,
                LogFile = Optional(root, "logFile"),
                Pid = (int?)Number(root, "pid"),
                Path = path,
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException or InvalidOperationException)
        {
            throw new SwampException(
                ErrorCodes.DataCorrupt, $"The output record {path} cannot be used: {error.Message}", $"Restore or remove the file: rm '{path}'", innerException: error);
        }
    }

    private static JsonObject Write(OutputProvenance provenance)
    {
        var node = new JsonObject
        {
            ["definitionHash"] = provenance.DefinitionHash,
            ["modelVersion"] = provenance.ModelVersion,
            ["triggeredBy"] = provenance.TriggeredBy,
        };
        Add(node, "workflowId", provenance.WorkflowId);
        Add(node, "workflowRunId", provenance.WorkflowRunId);
        Add(node, "stepName", provenance.StepName);
        Add(node, "parentOutputId", provenance.ParentOutputId);
        Add(node, "callerExtension", provenance.CallerExtension);
        Add(node, "initiatedBy", provenance.InitiatedBy);
        Add(node, "bundleFingerprint", provenance.BundleFingerprint);
        Add(node, "driver", provenance.Driver);
        Add(node, "driverLevel", provenance.DriverLevel);
        return node;
    }

    private static JsonObject Write(OutputArtifact artifact) => new()
    {
        ["dataId"] = artifact.DataId,
        ["name"] = artifact.Name,
        ["version"] = artifact.Version,
        ["tags"] = new JsonObject(artifact.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
    };

    private static OutputArtifact Artifact(JsonObject node) => new()
    {
        DataId = Required(node, "dataId"),
        Name = Required(node, "name"),
        Version = (int)(Number(node, "version") ?? throw new FormatException("an artifact has no version.")),
        Tags = (node["tags"] as JsonObject ?? []).ToDictionary(t => t.Key, t => t.Value is null ? "" : Text(t.Value), StringComparer.Ordinal),
    };

    private static void Add(JsonObject node, string key, string? value)
    {
        if (value is not null)
        {
            node[key] = value;
        }
    }

    private static string Text(OutputStatus status) => status.ToString().ToLowerInvariant();

    private static OutputStatus Status(string text) =>
        Enum.TryParse<OutputStatus>(text, ignoreCase: true, out var status) ? status : throw new FormatException($"'{text}' is no status.");

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string Required(JsonObject node, string key) => Optional(node, key) ?? throw new FormatException($"'{key}' is missing.");

    private static string? Optional(JsonObject node, string key) => node[key] is JsonValue value ? Text(value) : null;

    private static long? Number(JsonObject node, string key) =>
        node[key] is JsonValue value ? long.Parse(Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    private static string Text(JsonNode value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value.ToJsonString();
}
