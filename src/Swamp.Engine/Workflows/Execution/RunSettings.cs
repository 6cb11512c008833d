using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Reports;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>What the caller chose for a run, as it is kept with the run. Who goes on with it need not say it again, and may say something else.</summary>
public static class RunSettings
{
    /// <summary>Whether the run was made from the evaluated copy of its workflow.</summary>
    public static bool UsesEvaluatedCopy(JsonObject? settings) => settings?["lastEvaluated"] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;

    internal static JsonObject? Of(WorkflowRunRequest request)
    {
        var settings = new JsonObject();
        Add(settings, "lastEvaluated", request.UseLastEvaluated);
        if (request.FailOn is { } severity)
        {
            settings["failOn"] = severity.ToString().ToLowerInvariant();
        }

        Add(settings, "skipAllChecks", request.Checks.SkipAll);
        Add(settings, "skipCheckNames", request.Checks.SkipNames);
        Add(settings, "skipCheckLabels", request.Checks.SkipLabels);
        Add(settings, "skipAllReports", request.Reports.SkipAll);
        Add(settings, "skipReportNames", request.Reports.SkipNames);
        Add(settings, "skipReportLabels", request.Reports.SkipLabels);
        Add(settings, "reportNames", request.Reports.OnlyNames);
        Add(settings, "reportLabels", request.Reports.OnlyLabels);
        return settings.Count > 0 ? settings : null;
    }

    /// <summary>The request with what was chosen before, where it says nothing itself.</summary>
    internal static WorkflowRunRequest Apply(JsonObject? settings, WorkflowRunRequest request) => settings is null ? request : request with
    {
        UseLastEvaluated = request.UseLastEvaluated || UsesEvaluatedCopy(settings),
        FailOn = request.FailOn ?? (Enum.TryParse<AssertSeverity>((string?)settings["failOn"], ignoreCase: true, out var severity) ? severity : null),
        Checks = request.Checks is not { SkipAll: false, SkipNames.Count: 0, SkipLabels.Count: 0 } ? request.Checks : new CheckSelection
        {
            SkipAll = Flag(settings, "skipAllChecks"),
            SkipNames = Texts(settings, "skipCheckNames"),
            SkipLabels = Texts(settings, "skipCheckLabels"),
        },
        Reports = request.Reports is not { SkipAll: false, SkipNames.Count: 0, SkipLabels.Count: 0, OnlyNames.Count: 0, OnlyLabels.Count: 0 } ? request.Reports : new ReportSelection
        {
            SkipAll = Flag(settings, "skipAllReports"),
            SkipNames = Texts(settings, "skipReportNames"),
            SkipLabels = Texts(settings, "skipReportLabels"),
            OnlyNames = Texts(settings, "reportNames"),
            OnlyLabels = Texts(settings, "reportLabels"),
        },
    };

    private static void Add(JsonObject settings, string key, bool value)
    {
        if (value)
        {
            settings[key] = true;
        }
    }

    private static void Add(JsonObject settings, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            settings[key] = new JsonArray([.. values.Select(static v => (JsonNode)v)]);
        }
    }

    private static bool Flag(JsonObject settings, string key) => settings[key] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;

    private static IReadOnlyList<string> Texts(JsonObject settings, string key) => [.. (settings[key] as JsonArray ?? []).OfType<JsonValue>().Select(static v => v.ToString())];
}
