using System.Text.Json.Nodes;
using Swamp.Engine.Workflows;

namespace Swamp.Operations.Workflows;

/// <summary>Shows a workflow (WFC-10).</summary>
internal static class GetWorkflowHandler
{
    public static async Task<GetWorkflowResult> RunAsync(WorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Workflows.GetAsync(request.Workflow, cancellationToken);
        var workflow = stored.Workflow;
        return new GetWorkflowResult
        {
            Id = workflow.Id,
            Name = workflow.Name,
            Description = workflow.Description,
            Version = workflow.Version,
            Inputs = (JsonObject?)workflow.Inputs?.DeepClone(),
            Trigger = WorkflowJson.TriggerOf(workflow.Trigger),
            Tags = workflow.Tags,
            Reports = WorkflowJson.ReportsOf(workflow.Reports),
            Jobs = JobsOf(WorkflowJson.Of(workflow)),
            Path = stored.Path,
            ReadOnly = stored.IsReadOnly ? true : null,
        };
    }

    // Every job and step has a list of dependencies, so that programs need not ask whether it is there.
    private static JsonArray JobsOf(JsonObject workflow)
    {
        var jobs = (JsonArray)workflow["jobs"]!.DeepClone();
        foreach (var job in jobs.OfType<JsonObject>())
        {
            job["dependsOn"] ??= new JsonArray();
            foreach (var step in job["steps"]!.AsArray().OfType<JsonObject>())
            {
                step["dependsOn"] ??= new JsonArray();
            }
        }

        return jobs;
    }
}
