using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows;

/// <summary>Reads jobs and steps of a workflow file (WF-12, WF-13).</summary>
/// <param name="file">File name for places.</param>
/// <param name="notices">Takes what is read over; null when nobody wants to know.</param>
internal sealed class WorkflowPartReader(string? file, ICollection<WorkflowNotice>? notices)
{
    private static readonly Dictionary<string, string> Strangers = new(StringComparer.Ordinal)
    {
        ["if"] = "guard",
        ["when"] = "guard",
        ["needs"] = "dependsOn",
        ["continueOnError"] = "allowFailure",
        ["matrix"] = "forEach",
        ["retries"] = "retry",
        ["onFailure"] = "failurePolicy",
    };

    /// <summary>A job.</summary>
    public WorkflowJob JobOf(YamlFields fields)
    {
        fields = WorkflowReader.Labelled(fields, "Job");
        Allow(fields, WorkflowKeys.Job);
        return new WorkflowJob
        {
            Name = NameOf(fields, "job"),
            Description = fields.Text("description"),
            Steps = [.. StepsOf(fields)],
            DependsOn = [.. DependenciesOf(fields, "job")],
            Weight = fields.Number("weight") ?? 0,
            Concurrency = fields.Whole("concurrency", 0),
            FailurePolicy = PolicyOf(fields),
            Affinity = fields.Flag("affinity"),
            Placement = PlacementOf(fields),
            Driver = fields.Text("driver"),
            DriverConfig = fields.Fields("driverConfig")?.ToJson(),
        };
    }

    /// <summary>The placement keys of a workflow, job or step.</summary>
    public static WorkflowPlacement PlacementOf(YamlFields fields)
    {
        var placement = new WorkflowPlacement
        {
            Target = fields.Text("target"),
            Labels = fields.TextMap("labels"),
            Platform = fields.Text("platform"),
            QueueTimeout = fields.Duration("queueTimeout"),
        };
        return placement == WorkflowPlacement.None ? WorkflowPlacement.None : placement;
    }

    /// <summary>Takes down keys that mean nothing here.</summary>
    public void Notice(YamlFields fields, string what, params ReadOnlySpan<string> known)
    {
        if (notices is null)
        {
            return;
        }

        foreach (var entry in fields.Node.EffectiveEntries())
        {
            var key = entry.Key.Value;
            if (!known.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
            {
                notices.Add(new WorkflowNotice(
                    $"'{fields.Below(key)}' is no key of a {what} and does nothing.{Suggestions.DidYouMean(key, known.ToArray())}",
                    new SourceLocation(file, entry.Key.Start.Line, entry.Key.Start.Column)));
            }
        }
    }

    private IEnumerable<WorkflowStep> StepsOf(YamlFields job)
    {
        var node = job.Require("steps", "Add 'steps:' with at least one step.");
        var items = job.Items("steps");
        if (items.Count == 0)
        {
            throw job.Error(node, $"'{job.Below("steps")}' needs at least one step", "Write '- name: first' with 'task:' below 'steps:'.");
        }

        for (var i = 0; i < items.Count; i++)
        {
            yield return StepOf(job.FieldsOf(items[i], $"{job.Below("steps")}[{i}]"));
        }
    }

    private WorkflowStep StepOf(YamlFields fields)
    {
        fields = WorkflowReader.Labelled(fields, "Step");
        Allow(fields, WorkflowKeys.Step);
        return new WorkflowStep
        {
            Name = NameOf(fields, "step"),
            Description = fields.Text("description"),
            Task = new WorkflowTaskReader(this).Read(fields),
            ForEach = ForEachOf(fields),
            DependsOn = [.. DependenciesOf(fields, "step")],
            Weight = fields.Number("weight") ?? 0,
            Concurrency = fields.Whole("concurrency", 0),
            DataOutputOverrides = [.. OverridesOf(fields)],
            AllowFailure = fields.Flag("allowFailure") ?? false,
            Guard = fields.Text("guard"),
            Timeout = PositiveOf(fields, "timeout"),
            Retry = RetryOf(fields),
            Placement = PlacementOf(fields),
            Driver = fields.Text("driver"),
            DriverConfig = fields.Fields("driverConfig")?.ToJson(),
        };
    }

    /// <summary>A duration that has to be longer than nothing.</summary>
    public static TimeSpan? PositiveOf(YamlFields fields, string key) => fields.Duration(key) is { } duration && duration <= TimeSpan.Zero
        ? throw fields.Error(fields.Find(key)!, $"'{fields.Below(key)}' has to be longer than zero", "Leave it out for no limit.")
        : fields.Duration(key);

    private ForEach? ForEachOf(YamlFields step)
    {
        if (step.Fields("forEach") is not { } fields)
        {
            return null;
        }

        Notice(fields, "forEach", WorkflowKeys.ForEach);
        return new ForEach(
            Filled(fields, "item", "Add 'item: <name>'; the step then knows self.<name>."),
            Filled(fields, "in", "Add 'in: ${{ inputs.<list> }}'."));
    }

    private IEnumerable<WorkflowDependency> DependenciesOf(YamlFields owner, string kind)
    {
        var items = owner.Items("dependsOn");
        for (var i = 0; i < items.Count; i++)
        {
            var path = $"{owner.Below("dependsOn")}[{i}]";
            if (items[i].Resolved is YamlScalar { Value: var text })
            {
                throw owner.Error(
                    items[i],
                    $"{owner.Label}: an entry of 'dependsOn' has to say which {kind} and in which state, not only a name",
                    $"- {{{kind}: {(text.Length is > 0 and <= 80 ? text : "name")}, condition: {{type: succeeded}}}}");
            }

            var fields = owner.FieldsOf(items[i], path);
            Notice(fields, "dependsOn entry", kind, "condition");
            var name = Filled(fields, kind, $"Add '{kind}: <name>'.");
            fields.Require("condition", "Add 'condition: {type: succeeded}'.");
            yield return new WorkflowDependency(name, ConditionReader.Read(fields.Fields("condition")!));
        }
    }

    private IEnumerable<StepOutputOverride> OverridesOf(YamlFields step)
    {
        var items = step.Items("dataOutputOverrides");
        for (var i = 0; i < items.Count; i++)
        {
            var fields = step.FieldsOf(items[i], $"{step.Below("dataOutputOverrides")}[{i}]");
            Notice(fields, "dataOutputOverrides entry", WorkflowKeys.Override);
            yield return new StepOutputOverride
            {
                SpecName = Filled(fields, "specName", "Add 'specName: <spec>', an output of the method."),
                Lifetime = fields.Text("lifetime"),
                GarbageCollection = DefinitionReader.CountOrDuration(fields, "garbageCollection"),
                Tags = fields.TextMap("tags"),
                Vary = fields.Find("vary") is null ? null : fields.Texts("vary"),
                VaultName = fields.Text("vaultName"),
            };
        }
    }

    private static StepRetry? RetryOf(YamlFields step)
    {
        if (step.Find("retry") is not { } node)
        {
            return null;
        }

        if (node.Resolved is YamlScalar)
        {
            return new StepRetry { Attempts = step.Whole("retry", 1, StepRetry.MostAttempts)!.Value };
        }

        var fields = step.Fields("retry")!;
        fields.Allow(WorkflowKeys.Retry);
        fields.Require("attempts", "Add 'attempts: 3', the first one included.");
        var standard = new StepRetry { Attempts = 1 };
        return new StepRetry
        {
            Attempts = fields.Whole("attempts", 1, StepRetry.MostAttempts)!.Value,
            Backoff = fields.Duration("backoff") ?? standard.Backoff,
            Factor = fields.Number("factor", 1, 100) ?? standard.Factor,
            MaxBackoff = fields.Duration("maxBackoff") ?? standard.MaxBackoff,
            Jitter = fields.Number("jitter", 0, 1) ?? standard.Jitter,
        };
    }

    private static JobFailurePolicy? PolicyOf(YamlFields job) => job.Text("failurePolicy") switch
    {
        null => null,
        "stop" => JobFailurePolicy.Stop,
        "continue" => JobFailurePolicy.Continue,
        "cancel" => JobFailurePolicy.Cancel,
        var other => throw job.Error(
            job.Find("failurePolicy")!,
            $"{job.Label}: there is no failure policy '{other}'",
            "Write stop (the default), continue or cancel."),
    };

    private static string NameOf(YamlFields fields, string kind)
    {
        var node = fields.Require("name", $"Add 'name: <name>' to the {kind}.");
        var name = fields.TextOf(node, fields.Below("name"));
        return string.IsNullOrWhiteSpace(name) ? throw fields.Error(node, $"The name of the {kind} is empty", $"Give the {kind} a name.") : name;
    }

    /// <summary>A text that has to be there and not be empty.</summary>
    public static string Filled(YamlFields fields, string key, string hint)
    {
        var node = fields.Require(key, hint);
        var text = fields.TextOf(node, fields.Below(key));
        return text.Length == 0 ? throw fields.Error(node, $"'{fields.Below(key)}' is empty", hint) : text;
    }

    // Words that other tools use for the same thing are too far from ours for a spelling suggestion.
    private static void Allow(YamlFields fields, string[] known)
    {
        foreach (var entry in fields.Node.EffectiveEntries())
        {
            if (Strangers.TryGetValue(entry.Key.Value, out var ours) && known.Contains(ours, StringComparer.Ordinal))
            {
                throw fields.Error(entry.Key, $"{fields.Label} has an unknown key '{entry.Key.Value}'", $"Did you mean '{ours}'?");
            }
        }

        fields.Allow(known);
    }
}
