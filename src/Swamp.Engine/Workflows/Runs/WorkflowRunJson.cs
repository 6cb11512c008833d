using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>Records of runs as JSON, in the shape of their files (WF-100 to WF-102).</summary>
public static class WorkflowRunJson
{
    /// <summary>The whole record; jobs come last, so that a reader of heads can stop before them.</summary>
    public static JsonObject Of(WorkflowRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var json = BeforeJobs(run);
        json["jobs"] = new JsonArray([.. run.Jobs.Select(static j => (JsonNode)JobOf(j))]);
        return json;
    }

    /// <summary>The whole record as YAML in pieces, one for each step: the text of a run of ten thousand steps is never in memory.</summary>
    public static IEnumerable<string> WriteYaml(WorkflowRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        yield return YamlWriter.Write(BeforeJobs(run));
        yield return run.Jobs.Count == 0 ? "jobs: []\n" : "jobs:\n";
        foreach (var job in run.Jobs)
        {
            yield return YamlWriter.WriteItem(HeadOf(job), 2);
            yield return job.Steps.Count == 0 ? "    steps: []\n" : "    steps:\n";
            foreach (var step in job.Steps)
            {
                yield return YamlWriter.WriteItem(Of(step), 6);
            }
        }
    }

    private static JsonObject BeforeJobs(WorkflowRun run)
    {
        var json = HeadOf(run);
        var steps = run.Jobs.Sum(static j => j.Steps.Count);
        if (run.FirstFailure() is { } failed)
        {
            json["failedStep"] = failed.Name;
            Add(json, "failureReason", failed.Error);
        }

        if (steps > 0)
        {
            json["stepProgress"] = new JsonObject { ["completed"] = run.Jobs.Sum(static j => j.Steps.Count(static s => s.IsTerminal)), ["total"] = steps };
        }

        return json;
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.DataCorrupt"/> when it is none.</exception>
    public static WorkflowRun Read(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var run = ReadHead(json);
            foreach (var job in (json["jobs"] as JsonArray ?? []).OfType<JsonObject>())
            {
                var read = new JobRun { Name = Required(job, "jobName") };
                Apply(job, read);
                read.Steps.AddRange((job["steps"] as JsonArray ?? []).OfType<JsonObject>().Select(ReadStep));
                run.Jobs.Add(read);
            }

            return run;
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or OverflowException)
        {
            throw new SwampException(ErrorCodes.DataCorrupt, $"The record of a workflow run has a value of the wrong kind: {exception.Message}", innerException: exception);
        }
    }

    internal static JsonObject HeadOf(WorkflowRun run)
    {
        var json = new JsonObject
        {
            ["id"] = run.Id,
            ["workflowId"] = run.WorkflowId,
            ["workflowName"] = run.WorkflowName,
            ["status"] = RunTexts.Of(run.Status),
        };
        Add(json, "startedAt", run.StartedAt);
        Add(json, "completedAt", run.CompletedAt);
        json["tags"] = Of(run.Tags);
        if (run.Pid is { } pid)
        {
            json["pid"] = pid;
        }

        Add(json, "host", run.Host);
        Add(json, "logFile", run.LogFile);
        if (run.Inputs.Count > 0)
        {
            json["inputs"] = run.Inputs.DeepClone();
        }

        if (run.ResumeInputs.Count > 0)
        {
            json["resumeInputs"] = new JsonArray([.. run.ResumeInputs.Select(static n => (JsonNode)n)]);
        }

        Add(json, "initiatedBy", run.InitiatedBy);
        Add(json, "triggerSource", run.TriggerSource);
        Add(json, "parentRunId", run.ParentRunId);
        Add(json, "workflowHash", run.WorkflowHash);
        if (run.Settings is { Count: > 0 })
        {
            json["settings"] = run.Settings.DeepClone();
        }

        return json;
    }

    internal static WorkflowRun ReadHead(JsonObject json)
    {
        var run = new WorkflowRun
        {
            Id = Required(json, "id"),
            WorkflowId = Text(json, "workflowId") ?? "",
            WorkflowName = Text(json, "workflowName") ?? "",
            Status = RunTexts.RunStatus(Required(json, "status")),
            StartedAt = Time(json, "startedAt"),
            CompletedAt = Time(json, "completedAt"),
            Pid = (int?)Number(json, "pid"),
            Host = Text(json, "host"),
            LogFile = Text(json, "logFile"),
            Inputs = json["inputs"] is JsonObject inputs ? (JsonObject)inputs.DeepClone() : [],
            InitiatedBy = Text(json, "initiatedBy"),
            TriggerSource = Text(json, "triggerSource"),
            ParentRunId = Text(json, "parentRunId"),
            WorkflowHash = Text(json, "workflowHash"),
            Settings = json["settings"]?.DeepClone() as JsonObject,
        };
        ReadTags(json, run.Tags);
        run.ResumeInputs.AddRange((json["resumeInputs"] as JsonArray ?? []).Select(static n => n!.GetValue<string>()));
        return run;
    }

    internal static void ReadTags(JsonObject json, Dictionary<string, string> tags)
    {
        foreach (var (key, value) in json["tags"] as JsonObject ?? [])
        {
            tags[key] = value?.ToString() ?? "";
        }
    }

    internal static JsonObject HeadOf(JobRun job)
    {
        var json = new JsonObject { ["jobName"] = job.Name, ["status"] = RunTexts.Of(job.Status) };
        Add(json, "startedAt", job.StartedAt);
        Add(json, "completedAt", job.CompletedAt);
        return json;
    }

    private static JsonObject JobOf(JobRun job)
    {
        var json = HeadOf(job);
        json["steps"] = new JsonArray([.. job.Steps.Select(static s => (JsonNode)Of(s))]);
        return json;
    }

    internal static void Apply(JsonObject json, JobRun job)
    {
        job.Status = RunTexts.UnitStatus(Required(json, "status"));
        job.StartedAt = Time(json, "startedAt");
        job.CompletedAt = Time(json, "completedAt");
    }

    internal static JsonObject Of(StepRun step)
    {
        var json = new JsonObject { ["stepName"] = step.Name, ["status"] = RunTexts.Of(step.Status) };
        Add(json, "startedAt", step.StartedAt);
        Add(json, "completedAt", step.CompletedAt);
        Add(json, "error", step.Error);
        Add(json, "skipReason", step.SkipReason);
        Add(json, "forEachTemplate", step.Template);
        if (step.Index is { } index)
        {
            json["forEachIndex"] = index;
        }

        if (step.Output is { } output)
        {
            json["output"] = output;
        }

        if (step.DataArtifacts.Count > 0)
        {
            json["dataArtifacts"] = new JsonArray([.. step.DataArtifacts.Select(static a => (JsonNode)new JsonObject
            {
                ["dataId"] = a.DataId,
                ["name"] = a.Name,
                ["version"] = a.Version,
                ["tags"] = Of(a.Tags),
            })]);
        }

        if (step.AllowedFailure)
        {
            json["allowedFailure"] = true;
        }

        AddDetails(json, step);
        return json;
    }

    internal static StepRun ReadStep(JsonObject json)
    {
        var step = new StepRun { Name = Required(json, "stepName") };
        Apply(json, step);
        return step;
    }

    internal static void Apply(JsonObject json, StepRun step)
    {
        step.Reset();
        step.Status = RunTexts.UnitStatus(Required(json, "status"));
        step.StartedAt = Time(json, "startedAt");
        step.CompletedAt = Time(json, "completedAt");
        step.Error = Text(json, "error");
        step.SkipReason = Text(json, "skipReason");
        step.Template = Text(json, "forEachTemplate") ?? step.Template;
        step.Index = (int?)Number(json, "forEachIndex") ?? step.Index;
        step.Output = json["output"] as JsonObject;
        step.DataArtifacts = [.. (json["dataArtifacts"] as JsonArray ?? []).OfType<JsonObject>().Select(ReadArtifact)];
        step.AllowedFailure = json["allowedFailure"] is JsonValue allowed && allowed.GetValueKind() == JsonValueKind.True;
        step.ApprovalPrompt = Text(json, "approvalPrompt");
        step.ApprovalTimeout = json["approvalTimeout"] is JsonValue seconds ? TimeSpan.FromSeconds(seconds.GetValue<double>()) : null;
        step.ChildRunId = Text(json, "childRunId");
        ReadDetails(json, step);
    }

    internal static JsonObject Of(IReadOnlyDictionary<string, string> tags) =>
        new(tags.Select(static t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));

    private static void AddDetails(JsonObject json, StepRun step)
    {
        if (step.Approval is { } decision)
        {
            var answer = new JsonObject { ["approved"] = decision.Approved };
            Add(answer, "reason", decision.Reason);
            answer["decidedBy"] = decision.DecidedBy;
            answer["decidedAt"] = IdFormat.Text(decision.DecidedAt);
            json["approvalDecision"] = answer;
        }

        Add(json, "approvalPrompt", step.ApprovalPrompt);
        if (step.ApprovalTimeout is { } timeout)
        {
            json["approvalTimeout"] = timeout.TotalSeconds;
        }

        if (step.Assert is { } assert)
        {
            json["assertResult"] = Of(assert);
        }

        if (step.Attempts.Count > 0)
        {
            json["attempts"] = new JsonArray([.. step.Attempts.Select(static a => (JsonNode)new JsonObject
            {
                ["attempt"] = a.Number,
                ["startedAt"] = IdFormat.Text(a.StartedAt),
                ["completedAt"] = IdFormat.Text(a.CompletedAt),
                ["error"] = a.Error,
            })]);
        }

        Add(json, "childRunId", step.ChildRunId);
        if (step.Driver is { } driver)
        {
            json["driver"] = new JsonObject { ["type"] = driver.Type, ["level"] = driver.Level };
        }

        if (step.Call is { } call)
        {
            json["call"] = new JsonObject
            {
                ["outputId"] = call.OutputId,
                ["modelType"] = call.ModelType,
                ["modelId"] = call.ModelId,
                ["method"] = call.Method,
            };
        }
    }

    /// <summary>An assertion's outcome as records and views show it.</summary>
    public static JsonObject Of(AssertOutcome assert)
    {
        ArgumentNullException.ThrowIfNull(assert);
        var json = new JsonObject
        {
            ["passed"] = assert.Passed,
            ["expr"] = assert.Expr,
            ["message"] = assert.Message,
            ["severity"] = assert.Severity.ToString().ToLowerInvariant(),
        };
        Add(json, "error", assert.Error);
        return json;
    }

    private static void ReadDetails(JsonObject json, StepRun step)
    {
        if (json["approvalDecision"] is JsonObject answer)
        {
            step.Approval = new ApprovalDecision(
                answer["approved"]?.GetValue<bool>() ?? false, Text(answer, "reason"), Text(answer, "decidedBy") ?? "unknown", Time(answer, "decidedAt") ?? default);
        }

        if (json["assertResult"] is JsonObject assert)
        {
            step.Assert = new AssertOutcome(
                assert["passed"]?.GetValue<bool>() ?? false,
                Text(assert, "expr") ?? "",
                Text(assert, "message") ?? "",
                Enum.TryParse<AssertSeverity>(Text(assert, "severity"), ignoreCase: true, out var severity) ? severity : AssertSeverity.High,
                Text(assert, "error"));
        }

        step.Attempts =
        [
            .. (json["attempts"] as JsonArray ?? []).OfType<JsonObject>().Select(static attempt => new StepAttempt(
                (int)(Number(attempt, "attempt") ?? 0), Time(attempt, "startedAt") ?? default, Time(attempt, "completedAt") ?? default, Text(attempt, "error") ?? "")),
        ];

        if (json["driver"] is JsonObject driver)
        {
            step.Driver = new StepDriver(Required(driver, "type"), Text(driver, "level") ?? "");
        }

        if (json["call"] is JsonObject call)
        {
            step.Call = new StepCall(Required(call, "outputId"), Required(call, "modelType"), Required(call, "modelId"), Required(call, "method"));
        }
    }

    private static OutputArtifact ReadArtifact(JsonObject json) => new()
    {
        DataId = Text(json, "dataId") ?? "",
        Name = Text(json, "name") ?? "",
        Version = (int)(Number(json, "version") ?? 0),
        Tags = (json["tags"] as JsonObject ?? []).ToDictionary(static t => t.Key, static t => t.Value?.ToString() ?? "", StringComparer.Ordinal),
    };

    private static void Add(JsonObject json, string key, string? value)
    {
        if (value is not null)
        {
            json[key] = value;
        }
    }

    private static void Add(JsonObject json, string key, DateTimeOffset? value) => Add(json, key, value is { } time ? IdFormat.Text(time) : null);

    private static string Required(JsonObject json, string key) =>
        Text(json, key) ?? throw new SwampException(ErrorCodes.DataCorrupt, $"The record of a workflow run has no '{key}'.");

    private static string? Text(JsonObject json, string key) => json[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static double? Number(JsonObject json, string key) =>
        json[key] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? Time(JsonObject json, string key) =>
        DateTimeOffset.TryParse(Text(json, key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
