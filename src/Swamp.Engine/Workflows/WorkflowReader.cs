using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows;

/// <summary>
/// Reads the YAML of a workflow (WF-10 to WF-26). Unknown keys of workflow, job and step are errors, because a misspelt one would silently
/// do nothing; those of tasks, which files of others carry, are noticed and read over (WF-18).
/// </summary>
public static class WorkflowReader
{
    /// <summary>Reads a workflow.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">File name for errors; null when the text did not come from a file.</param>
    /// <param name="notices">Takes what is read over; null when nobody wants to know.</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.InvalidDocument"/> when the text is not YAML, <see cref="ErrorCodes.InvalidWorkflow"/> when it is not a
    /// workflow; both with the place.
    /// </exception>
    public static Workflow Read(string yaml, string? file = null, ICollection<WorkflowNotice>? notices = null) =>
        Read(YamlDocument.Parse(yaml, file), file, notices);

    /// <summary>Reads a workflow from a parsed document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">File name for errors.</param>
    /// <param name="notices">Takes what is read over; null when nobody wants to know.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidWorkflow"/>, with the place.</exception>
    public static Workflow Read(YamlDocument document, string? file, ICollection<WorkflowNotice>? notices = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Root is null)
        {
            throw new SwampException(
                ErrorCodes.InvalidWorkflow, "The workflow is empty.", "Remove the file, or restore it from version control.", new SourceLocation(file, 1, 1));
        }

        var fields = YamlFields.Of(document.Root, file, "", YamlFieldWords.Workflow);
        fields = Labelled(fields, "Workflow");
        fields.Allow(WorkflowKeys.Workflow);
        var reader = new WorkflowPartReader(file, notices);
        return new Workflow
        {
            Id = IdOf(fields),
            Name = NameOf(fields),
            Description = fields.Text("description"),
            Trigger = TriggerOf(fields, reader),
            Tags = fields.TextMap("tags") ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Inputs = InputsOf(fields),
            Jobs = [.. JobsOf(fields, reader)],
            Version = fields.Whole("version", 1) ?? 1,
            Concurrency = fields.Whole("concurrency", 0),
            Reports = ReportsOf(fields, reader),
            Affinity = fields.Flag("affinity"),
            Placement = WorkflowPartReader.PlacementOf(fields),
            Driver = fields.Text("driver"),
            DriverConfig = fields.Fields("driverConfig")?.ToJson(),
        };
    }

    /// <summary>The fields with the kind and, where it can be told, the name of their thing for errors.</summary>
    internal static YamlFields Labelled(YamlFields fields, string kind) =>
        fields.Find("name")?.Resolved is YamlScalar { Value.Length: > 0 and <= 80 } name ? fields.Named($"{kind} '{name.Value}'") : fields;

    private static string IdOf(YamlFields fields)
    {
        var node = fields.Require("id", "Add 'id:' with a UUID of its own; 'swamp workflow create' writes one.");
        var id = fields.TextOf(node, "id");
        return Guid.TryParseExact(id, "D", out _) ? id : throw fields.Error(node, $"'{id}' is not a UUID", "Write 8-4-4-4-12 hexadecimal digits, for example from uuidgen.");
    }

    private static string NameOf(YamlFields fields)
    {
        var node = fields.Require("name", "Add 'name: <name>'.");
        var name = fields.TextOf(node, "name");
        return WorkflowName.ProblemOnLoad(name) is { } problem
            ? throw fields.Error(node, $"The name of the workflow cannot be used: {problem}", "Names look like 'nightly-audit' or '@scope/name'.")
            : name;
    }

    private static WorkflowTrigger? TriggerOf(YamlFields fields, WorkflowPartReader reader)
    {
        if (fields.Fields("trigger") is not { } trigger)
        {
            return null;
        }

        reader.Notice(trigger, "trigger", WorkflowKeys.Trigger);
        if (trigger.Find("schedule") is { } node && CronText.ProblemOf(trigger.TextOf(node, "trigger.schedule")) is { } problem)
        {
            throw trigger.Error(
                node,
                $"Invalid cron expression '{trigger.TextOf(node, "trigger.schedule")}': {problem}",
                "Write five fields: minute, hour, day of month, month, day of week; for example '0 2 * * *' for two at night.");
        }

        return new WorkflowTrigger { Schedule = trigger.Text("schedule"), Inputs = trigger.Fields("inputs")?.ToJson() };
    }

    private static JsonObject? InputsOf(YamlFields fields)
    {
        if (DefinitionInputs.Read(fields) is not { } inputs)
        {
            return null;
        }

        try
        {
            Engine.Inputs.DefinitionInputs.From(inputs);
            return inputs;
        }
        catch (SwampException exception)
        {
            throw fields.Error(fields.Find("inputs")!, $"'inputs' does not describe inputs: {exception.Error.Message.TrimEnd('.')}", exception.Error.Hint);
        }
    }

    private static IEnumerable<WorkflowJob> JobsOf(YamlFields fields, WorkflowPartReader reader)
    {
        var node = fields.Require("jobs", "Add 'jobs:' with at least one job; 'swamp workflow create' writes an example.");
        var items = fields.Items("jobs");
        if (items.Count == 0)
        {
            throw fields.Error(node, "'jobs' needs at least one job", "Write '- name: main' with 'steps:' below 'jobs:'.");
        }

        for (var i = 0; i < items.Count; i++)
        {
            yield return reader.JobOf(fields.FieldsOf(items[i], $"jobs[{i}]"));
        }
    }

    private static WorkflowReports? ReportsOf(YamlFields fields, WorkflowPartReader reader)
    {
        if (fields.Fields("reports") is not { } reports)
        {
            return null;
        }

        reader.Notice(reports, "reports section", "require", "skip");
        return new WorkflowReports(DefinitionReader.RequiredReportsOf(reports), reports.Texts("skip"));
    }
}
