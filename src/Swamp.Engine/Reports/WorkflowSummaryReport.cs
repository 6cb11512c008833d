using System.Text;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Reports;

/// <summary>The built-in <c>@swamp/workflow-summary</c>: how a run went, step by step (REP-2, REP-23).</summary>
public sealed class WorkflowSummaryReport : IWorkflowReport
{
    /// <inheritdoc/>
    public string Name => "@swamp/workflow-summary";

    /// <inheritdoc/>
    public string Description => "How a workflow run went: its steps, what failed, and where the data is";

    /// <inheritdoc/>
    public string Scope => "workflow";

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; } = ["summary"];

    /// <inheritdoc/>
    public ValueTask<ReportContent> ExecuteAsync(WorkflowReportContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(new ReportContent(Markdown(context), Json(context)));
    }

    private static JsonObject Json(WorkflowReportContext context) => new()
    {
        ["status"] = context.Status,
        ["workflowId"] = context.WorkflowId,
        ["workflowRunId"] = context.WorkflowRunId,
        ["workflowName"] = context.WorkflowName,
        ["totalSteps"] = context.Steps.Count,
        ["succeeded"] = Count(context, "succeeded"),
        ["failed"] = Count(context, "failed"),
        ["skipped"] = Count(context, "skipped"),
        ["failures"] = new JsonArray([.. context.Steps.Where(static s => s.Status == "failed").Select(static s => (JsonNode)new JsonObject
        {
            ["jobName"] = s.JobName,
            ["stepName"] = s.StepName,
            ["modelName"] = s.ModelName,
            ["methodName"] = s.MethodName,
            ["retrievalCommands"] = Commands(s),
        })]),
        ["steps"] = new JsonArray([.. context.Steps.Select(static s => (JsonNode)new JsonObject
        {
            ["jobName"] = s.JobName,
            ["stepName"] = s.StepName,
            ["modelName"] = s.ModelName,
            ["modelType"] = s.ModelType,
            ["methodName"] = s.MethodName,
            ["status"] = s.Status,
            ["retrievalCommands"] = Commands(s),
        })]),
    };

    private static string Markdown(WorkflowReportContext context)
    {
        var text = new StringBuilder();
        text.Append($"# {context.WorkflowName}: {context.Status}\n\n");
        text.Append($"{context.Steps.Count} steps · {Count(context, "succeeded")} succeeded · {Count(context, "failed")} failed · {Count(context, "skipped")} skipped\n");
        var failures = context.Steps.Where(static s => s.Status == "failed").ToList();
        if (failures.Count > 0)
        {
            text.Append("\n## Failures\n\n| Job | Step | Model | Method |\n| --- | --- | --- | --- |\n");
            failures.ForEach(s => text.Append($"| {s.JobName} | {s.StepName} | {s.ModelName} | {s.MethodName} |\n"));
        }

        var byJob = context.Steps.ToLookup(static s => s.JobName, StringComparer.Ordinal);
        foreach (var job in context.Jobs)
        {
            text.Append($"\n## {job.Name}\n\n| Step | Model | Method | Status | Data |\n| --- | --- | --- | --- | --- |\n");
            foreach (var step in byJob[job.Name])
            {
                var bold = step.Status == "failed" ? "**" : "";
                text.Append($"| {bold}{step.StepName}{bold} | {step.ModelName} | {step.MethodName} | {bold}{step.Status}{bold} | {string.Join(", ", step.RetrievalCommands.Select(static c => $"`{c}`"))} |\n");
            }
        }

        return text.ToString();
    }

    private static JsonArray Commands(StepExecution step) => new([.. step.RetrievalCommands.Select(static c => (JsonNode)c)]);

    private static int Count(WorkflowReportContext context, string status) => context.Steps.Count(s => s.Status == status);
}
