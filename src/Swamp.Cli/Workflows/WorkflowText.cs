using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Cli.Rendering;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary>A workflow in text.</summary>
internal static class WorkflowText
{
    public static void Render(GetWorkflowResult result, TextOutput output)
    {
        output.Field("Name", result.Name);
        output.Field("ID", result.Id);
        output.Field("Description", result.Description);
        output.Field("Version", result.Version);
        output.Field("Path", result.Path);
        output.Field("Read-only", result.ReadOnly is true ? "yes, an extension brought it" : null);
        output.Field("Schedule", result.Trigger?["schedule"]?.GetValue<string>());
        output.Field("Tags", result.Tags.Count == 0 ? null : string.Join(", ", result.Tags.Select(static tag => $"{tag.Key}={tag.Value}")));
        Inputs(result.Inputs, output);
        output.Line(output.Bold("Jobs:"));
        foreach (var job in result.Jobs.OfType<JsonObject>())
        {
            output.Line($"  {Text(job, "name")}{Waits(job, "job")}{About(job)}");
            foreach (var step in job["steps"]!.AsArray().OfType<JsonObject>())
            {
                output.Line($"    {Text(step, "name")}: {TaskOf((JsonObject)step["task"]!)}{Waits(step, "step")}{(step.ContainsKey("forEach") ? ", for each" : "")}{About(step)}");
            }
        }
    }

    private static void Inputs(JsonObject? inputs, TextOutput output)
    {
        if (inputs is null)
        {
            return;
        }

        var required = (inputs["required"] as JsonArray ?? []).Select(static name => name?.ToString()).ToList();
        output.Line(output.Bold("Inputs:"));
        foreach (var (name, schema) in inputs["properties"] as JsonObject ?? inputs)
        {
            if (schema is JsonObject property)
            {
                var type = property["type"] is { } kind ? $" ({(kind is JsonValue ? kind.ToString() : "several types")})" : "";
                var standard = property["default"] is { } value ? $", default {(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString())}" : "";
                output.Line($"  {VisibleText.Of(name)}{type}{(required.Contains(name) ? ", required" : "")}{VisibleText.Of(standard)}");
            }
        }
    }

    private static string TaskOf(JsonObject task) => Text(task, "type") switch
    {
        "model_method" => $"{(task.ContainsKey("modelType") ? $"{Text(task, "modelType")} (type)" : Text(task, "modelIdOrName"))}.{Text(task, "methodName")}",
        "workflow" => $"workflow {Text(task, "workflowIdOrName")}",
        "manual_approval" => $"approval: {Text(task, "prompt")}",
        _ => $"assert {Text(task, "expr")}",
    };

    private static string Waits(JsonObject item, string kind)
    {
        var names = (item["dependsOn"] as JsonArray ?? []).OfType<JsonObject>().Select(entry => Text(entry, kind)).ToList();
        return names.Count == 0 ? "" : $", after {string.Join(", ", names)}";
    }

    private static string About(JsonObject item) => item.ContainsKey("description") ? $" — {Text(item, "description").Split('\n')[0]}" : "";

    private static string Text(JsonObject map, string key) => VisibleText.Of(map[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "");
}
