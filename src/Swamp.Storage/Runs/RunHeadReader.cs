using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Runs;
using Swamp.Engine.Yaml;
using Swamp.Storage.Files;

namespace Swamp.Storage.Runs;

/// <summary>Reads what lists show of a run's record. Our records have the jobs last, so their thousands of steps need not be read.</summary>
internal static class RunHeadReader
{
    private const int HeadBytes = 16384;
    private const string Jobs = "\njobs:";

    /// <summary>The head of a record; null when it cannot be read.</summary>
    public static RunHead? Read(string path)
    {
        try
        {
            var root = YamlDocument.Parse(Head(path), path).ToJsonObject();
            return Text(root, "id") is { } id && Text(root, "status") is { } status
                ? new RunHead
                {
                    Id = id,
                    WorkflowId = Text(root, "workflowId") ?? "",
                    WorkflowName = Text(root, "workflowName") ?? "",
                    Status = RunTexts.RunStatus(status),
                    StartedAt = Time(root, "startedAt"),
                    CompletedAt = Time(root, "completedAt"),
                    Tags = (root["tags"] as JsonObject ?? []).ToDictionary(static t => t.Key, static t => t.Value?.ToString() ?? "", StringComparer.Ordinal),
                    Inputs = root["inputs"] as JsonObject,
                    TriggerSource = Text(root, "triggerSource"),
                    FailedStep = Text(root, "failedStep"),
                    FailureReason = Text(root, "failureReason"),
                    CompletedSteps = Number(root["stepProgress"]?["completed"]),
                    TotalSteps = Number(root["stepProgress"]?["total"]),
                    Pid = Number(root["pid"]),
                    Host = Text(root, "host"),
                    ParentRunId = Text(root, "parentRunId"),
                    Path = path,
                }
                : null;
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error) || error is SwampException)
        {
            return null;
        }
    }

    private static string Head(string path)
    {
        var buffer = new byte[HeadBytes];
        var read = SmallFile.Read(path, buffer);
        if (read > 0)
        {
            var text = Encoding.UTF8.GetString(buffer, 0, read);
            if (text.IndexOf(Jobs, StringComparison.Ordinal) is var end and >= 0 && text.StartsWith("id:", StringComparison.Ordinal) && text.IndexOf("\ntags:", StringComparison.Ordinal) is >= 0 and var tags && tags < end)
            {
                return text[..(end + 1)];
            }
        }

        return File.ReadAllText(path);
    }

    private static string? Text(JsonObject root, string key) => root[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(JsonNode? node) => node is JsonValue value && int.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(JsonObject root, string key) =>
        DateTimeOffset.TryParse(Text(root, key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
