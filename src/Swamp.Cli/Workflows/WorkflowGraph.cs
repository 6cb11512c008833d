using System.Text.Json.Nodes;
using Swamp.Cli.Rendering;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary>Draws the jobs of a workflow and the steps of each job (WFC-11).</summary>
internal static class WorkflowGraph
{
    public static void Render(GetWorkflowResult result, TextOutput output)
    {
        var jobs = result.Jobs.OfType<JsonObject>().ToList();
        var steps = jobs.Sum(static job => StepsOf(job).Count);
        output.Line($"Workflow: {result.Name} ({Count(jobs.Count, "job")}, {Count(steps, "step")})");
        if (jobs.Exists(static job => Dependencies(job).Count > 0))
        {
            Section("Jobs:", jobs, "job", static job => Text(job, "name"), output);
        }

        foreach (var job in jobs)
        {
            var inJob = StepsOf(job);
            if (inJob.Count > 1 && inJob.Exists(static step => Dependencies(step).Count > 0))
            {
                Section($"Job: {Text(job, "name")}", inJob, "step", LabelOf, output);
            }
            else
            {
                output.Line();
                output.Line(output.Bold($"Job: {Text(job, "name")}"));
                foreach (var step in inJob)
                {
                    output.Line($"  {LabelOf(step)}");
                }
            }
        }
    }

    private static void Section(string title, IReadOnlyList<JsonObject> items, string kind, Func<JsonObject, string> label, TextOutput output)
    {
        output.Line();
        output.Line(output.Bold(title));
        var nodes = items.Select(item => new GraphNode(Text(item, "name"), label(item), [.. Dependencies(item).Select(entry => Text(entry, kind))])).ToList();
        foreach (var line in GraphDrawing.Lines(nodes))
        {
            output.Line($"  {line}");
        }

        // What a line between two boxes cannot say.
        foreach (var item in items)
        {
            foreach (var entry in Dependencies(item).Where(static entry => Text((JsonObject)entry["condition"]!, "type") != "succeeded"))
            {
                output.Line($"  {Text(item, "name")} needs {Text(entry, kind)} {ConditionOf((JsonObject)entry["condition"]!)}");
            }
        }
    }

    private static string ConditionOf(JsonObject condition) => Text(condition, "type") switch
    {
        "always" => "to have ended",
        "not" => $"not {ConditionOf((JsonObject)condition["condition"]!)}",
        "and" or "or" => $"({string.Join($" {Text(condition, "type")} ", condition["conditions"]!.AsArray().OfType<JsonObject>().Select(ConditionOf))})",
        var state => state,
    };

    private static string LabelOf(JsonObject step)
    {
        var task = (JsonObject)step["task"]!;
        var kind = Text(task, "type") switch
        {
            "model_method" => "model",
            "manual_approval" => "approval",
            var other => other,
        };
        return $"{Text(step, "name")} - {kind}{(step.ContainsKey("forEach") ? " (for each)" : "")}";
    }

    private static List<JsonObject> StepsOf(JsonObject job) => [.. job["steps"]!.AsArray().OfType<JsonObject>()];

    private static List<JsonObject> Dependencies(JsonObject item) => [.. (item["dependsOn"] as JsonArray ?? []).OfType<JsonObject>()];

    private static string Text(JsonObject map, string key) => VisibleText.Of(map[key]?.GetValue<string>() ?? "");

    private static string Count(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}
