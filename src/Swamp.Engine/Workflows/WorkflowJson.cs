using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows;

/// <summary>The JSON form of a workflow: what its file holds, keys in the order in which they are written (WF-4). What is absent or the default is left out.</summary>
public static class WorkflowJson
{
    /// <summary>Everything that the file of a workflow holds.</summary>
    public static JsonObject Of(Workflow workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var json = new JsonObject { ["id"] = workflow.Id, ["name"] = workflow.Name };
        Add(json, "description", workflow.Description);
        Add(json, "trigger", TriggerOf(workflow.Trigger));
        json["tags"] = TextsOf(workflow.Tags);
        Add(json, "inputs", workflow.Inputs?.DeepClone());
        json["jobs"] = new JsonArray([.. workflow.Jobs.Select(JobOf)]);
        json["version"] = workflow.Version;
        Add(json, "concurrency", workflow.Concurrency);
        Add(json, "reports", ReportsOf(workflow.Reports));
        Add(json, "affinity", workflow.Affinity);
        AddPlacement(json, workflow.Placement);
        AddDriver(json, workflow.Driver, workflow.DriverConfig);
        return json;
    }

    /// <summary>The JSON form of the <c>trigger</c> section; null for none.</summary>
    public static JsonObject? TriggerOf(WorkflowTrigger? trigger)
    {
        if (trigger is null)
        {
            return null;
        }

        var json = new JsonObject();
        Add(json, "schedule", trigger.Schedule);
        Add(json, "inputs", trigger.Inputs?.DeepClone());
        return json;
    }

    /// <summary>The JSON form of a task.</summary>
    public static JsonObject TaskOf(WorkflowTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var json = new JsonObject { ["type"] = task.Type };
        switch (task)
        {
            case ModelMethodTask method:
                Add(json, "modelIdOrName", method.ModelIdOrName);
                Add(json, "modelType", method.ModelType);
                Add(json, "modelName", method.ModelName);
                json["methodName"] = method.MethodName;
                Add(json, "inputs", ValuesOf(method.Inputs));
                Add(json, "globalArgs", ValuesOf(method.GlobalArgs));
                break;
            case NestedWorkflowTask nested:
                json["workflowIdOrName"] = nested.WorkflowIdOrName;
                Add(json, "inputs", ValuesOf(nested.Inputs));
                break;
            case ManualApprovalTask approval:
                json["prompt"] = approval.Prompt;
                Add(json, "timeout", Seconds(approval.Timeout));
                break;
            case AssertTask assert:
                json["expr"] = assert.Expr;
                json["message"] = assert.Message;
                json["severity"] = assert.Severity.ToString().ToLowerInvariant();
                break;
            default:
                throw new ArgumentException($"Unknown task {task.GetType()}.", nameof(task));
        }

        return json;
    }

    /// <summary>The JSON form of a condition.</summary>
    public static JsonObject ConditionOf(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var json = new JsonObject { ["type"] = condition.Kind.ToString().ToLowerInvariant() };
        if (condition.Kind is ConditionKind.And or ConditionKind.Or)
        {
            json["conditions"] = new JsonArray([.. condition.Operands.Select(ConditionOf)]);
        }
        else if (condition.Kind is ConditionKind.Not)
        {
            json["condition"] = ConditionOf(condition.Operands[0]);
        }

        return json;
    }

    /// <summary>The JSON form of a <c>dependsOn</c> list.</summary>
    /// <param name="dependencies">The entries.</param>
    /// <param name="kind"><c>job</c> or <c>step</c>.</param>
    public static JsonArray DependenciesOf(IReadOnlyList<WorkflowDependency> dependencies, string kind)
    {
        ArgumentNullException.ThrowIfNull(dependencies);
        return new JsonArray([.. dependencies.Select(dependency => new JsonObject { [kind] = dependency.Name, ["condition"] = ConditionOf(dependency.Condition) })]);
    }

    /// <summary>The JSON form of the <c>reports</c> section; null for none.</summary>
    public static JsonObject? ReportsOf(WorkflowReports? reports)
    {
        if (reports is null)
        {
            return null;
        }

        var json = new JsonObject();
        Add(json, "require", DefinitionJson.ReportsOf(reports.Require));
        Add(json, "skip", DefinitionJson.Names(reports.Skip));
        return json;
    }

    /// <summary>A duration as a number of seconds, the form that every version of the format knows.</summary>
    internal static JsonValue? Seconds(TimeSpan? duration) => duration is not { } value
        ? null
        : value.Ticks % TimeSpan.TicksPerSecond == 0 ? JsonValue.Create(value.Ticks / TimeSpan.TicksPerSecond) : JsonValue.Create(value.TotalSeconds);

    private static JsonObject JobOf(WorkflowJob job)
    {
        var json = new JsonObject { ["name"] = job.Name };
        Add(json, "description", job.Description);
        json["steps"] = new JsonArray([.. job.Steps.Select(StepOf)]);
        AddDependencies(json, job.DependsOn, "job");
        AddWeight(json, job.Weight);
        Add(json, "concurrency", job.Concurrency);
        Add(json, "failurePolicy", job.FailurePolicy?.ToString().ToLowerInvariant());
        Add(json, "affinity", job.Affinity);
        AddPlacement(json, job.Placement);
        AddDriver(json, job.Driver, job.DriverConfig);
        return json;
    }

    private static JsonObject StepOf(WorkflowStep step)
    {
        var json = new JsonObject { ["name"] = step.Name };
        Add(json, "description", step.Description);
        json["task"] = TaskOf(step.Task);
        Add(json, "forEach", step.ForEach is { } each ? new JsonObject { ["item"] = each.Item, ["in"] = each.In } : null);
        AddDependencies(json, step.DependsOn, "step");
        AddWeight(json, step.Weight);
        Add(json, "concurrency", step.Concurrency);
        Add(json, "dataOutputOverrides", step.DataOutputOverrides.Count == 0 ? null : new JsonArray([.. step.DataOutputOverrides.Select(OverrideOf)]));
        Add(json, "allowFailure", step.AllowFailure ? true : null);
        Add(json, "guard", step.Guard);
        Add(json, "timeout", DurationOf(step.Timeout));
        Add(json, "retry", RetryOf(step.Retry));
        AddPlacement(json, step.Placement);
        AddDriver(json, step.Driver, step.DriverConfig);
        return json;
    }

    private static JsonObject OverrideOf(StepOutputOverride change)
    {
        var json = new JsonObject { ["specName"] = change.SpecName };
        Add(json, "lifetime", change.Lifetime);
        Add(json, "garbageCollection", DefinitionJson.CountOrDuration(change.GarbageCollection));
        Add(json, "tags", change.Tags is null ? null : TextsOf(change.Tags));
        Add(json, "vary", change.Vary is null ? null : DefinitionJson.Names(change.Vary) ?? []);
        Add(json, "vaultName", change.VaultName);
        return json;
    }

    private static JsonObject? RetryOf(StepRetry? retry)
    {
        if (retry is null)
        {
            return null;
        }

        var standard = new StepRetry { Attempts = retry.Attempts };
        var json = new JsonObject { ["attempts"] = retry.Attempts };
        Add(json, "backoff", retry.Backoff == standard.Backoff ? null : DurationOf(retry.Backoff));
        Add(json, "factor", retry.Factor.Equals(standard.Factor) ? null : NumberOf(retry.Factor));
        Add(json, "maxBackoff", retry.MaxBackoff == standard.MaxBackoff ? null : DurationOf(retry.MaxBackoff));
        Add(json, "jitter", retry.Jitter.Equals(standard.Jitter) ? null : NumberOf(retry.Jitter));
        return json;
    }

    private static JsonNode? ValuesOf(TaskValues? values) => values is null ? null : (JsonNode?)values.Map?.DeepClone() ?? JsonValue.Create(values.Expression);

    private static JsonObject TextsOf(IReadOnlyDictionary<string, string> texts) =>
        new(texts.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    private static JsonValue? DurationOf(TimeSpan? duration) => duration is not { } value
        ? null
        : value.Ticks % TimeSpan.TicksPerSecond == 0 ? JsonValue.Create(DurationText.Format(value)) : Seconds(value);

    // Whole numbers without a fraction, as people write them.
    private static JsonValue NumberOf(double number) =>
        double.IsInteger(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number);

    private static void AddDependencies(JsonObject json, IReadOnlyList<WorkflowDependency> dependencies, string kind) =>
        Add(json, "dependsOn", dependencies.Count == 0 ? null : DependenciesOf(dependencies, kind));

    private static void AddWeight(JsonObject json, double weight) => Add(json, "weight", weight == 0 ? null : NumberOf(weight));

    private static void AddPlacement(JsonObject json, WorkflowPlacement placement)
    {
        Add(json, "target", placement.Target);
        Add(json, "labels", placement.Labels is null ? null : TextsOf(placement.Labels));
        Add(json, "platform", placement.Platform);
        Add(json, "queueTimeout", Seconds(placement.QueueTimeout));
    }

    private static void AddDriver(JsonObject json, string? driver, JsonObject? config)
    {
        Add(json, "driver", driver);
        Add(json, "driverConfig", config?.DeepClone());
    }

    private static void Add(JsonObject json, string key, JsonNode? value)
    {
        if (value is not null)
        {
            json.Add(key, value);
        }
    }
}
