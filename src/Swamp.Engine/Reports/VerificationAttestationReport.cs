using System.Text;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Reports;

/// <summary>The built-in <c>@swamp/verification-attestation</c>: which steps a commit has passed, for gates that read JSON (REP-2, REP-24).</summary>
public sealed class VerificationAttestationReport : IWorkflowReport
{
    /// <inheritdoc/>
    public string Name => "@swamp/verification-attestation";

    /// <inheritdoc/>
    public string Description => "Which steps a commit has passed, as a record that a gate can read";

    /// <inheritdoc/>
    public string Scope => "workflow";

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; } = ["verification", "attestation"];

    /// <inheritdoc/>
    public ValueTask<ReportContent> ExecuteAsync(WorkflowReportContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (commit, branch) = (Input(context, "commit"), Input(context, "branch"));
        var failed = context.Steps.Where(static s => s.Status == "failed").ToList();
        var completed = context.Steps.Count(static s => s.Status == "succeeded");
        var skipped = context.Steps.Count(static s => s.Status == "skipped");
        var allPassed = context.Status == "succeeded" && failed.Count == 0;
        var json = new JsonObject
        {
            ["version"] = "1",
            ["type"] = "verification-attestation",
            ["workflowRunId"] = context.WorkflowRunId,
            ["workflowId"] = context.WorkflowId,
            ["workflowName"] = context.WorkflowName,
            ["subject"] = new JsonObject { ["commit"] = commit, ["branch"] = branch },
            ["steps"] = new JsonArray([.. context.Steps.Select(static s => (JsonNode)Step(s))]),
        };
        if (failed.Count > 0)
        {
            json["failures"] = new JsonArray([.. failed.Select(static s => (JsonNode)new JsonObject { ["job"] = s.JobName, ["step"] = s.StepName, ["retrievalCommands"] = Commands(s) })]);
        }

        json["gate"] = new JsonObject
        {
            ["allPassed"] = allPassed,
            ["stepsCompleted"] = completed,
            ["stepsTotal"] = context.Steps.Count,
            ["stepsSkipped"] = skipped,
            ["stepsFailed"] = failed.Count,
        };

        var text = new StringBuilder();
        text.Append($"# Verification of {context.WorkflowName}: {(allPassed ? "passed" : "not passed")}\n\n");
        text.Append($"Commit `{commit}` on branch `{branch}`: {completed} of {context.Steps.Count} steps passed, {failed.Count} failed, {skipped} skipped.\n");
        failed.ForEach(s => text.Append($"\n- {s.JobName} / {s.StepName} failed"));
        return ValueTask.FromResult(new ReportContent(text.ToString().TrimEnd() + "\n", json));
    }

    private static JsonObject Step(StepExecution step)
    {
        var json = new JsonObject { ["job"] = step.JobName, ["step"] = step.StepName, ["status"] = step.Status, ["model"] = step.ModelType, ["method"] = step.MethodName };
        if (step.Status == "failed")
        {
            json["retrievalCommands"] = Commands(step);
        }

        return json;
    }

    private static JsonArray Commands(StepExecution step) => new([.. step.RetrievalCommands.Select(static c => (JsonNode)c)]);

    private static string Input(WorkflowReportContext context, string name) =>
        context.Inputs[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : "unknown";
}
