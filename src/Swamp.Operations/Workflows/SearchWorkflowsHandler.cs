using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Model;
using Swamp.Operations.Events;

namespace Swamp.Operations.Workflows;

/// <summary>Lists workflows (WFC-23).</summary>
internal static class SearchWorkflowsHandler
{
    public static async Task<SearchWorkflowsResult> RunAsync(SearchWorkflowsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var query = request.Query.Trim();
        var broken = new List<string>();
        var all = await session.Workflows.ListAsync(
            (path, error) => broken.Add($"Left out {Path.GetFileName(path)}, which is broken: {(error.Location is { } place ? $"{place}: " : "")}{error.Message} Run 'swamp workflow validate'."),
            cancellationToken);
        foreach (var message in broken)
        {
            await context.Events.WarnAsync("workflow.search", message, cancellationToken);
        }

        return new SearchWorkflowsResult(query, [.. all.Select(static stored => stored.Workflow).Where(workflow => Fits(workflow, query)).Select(ItemOf)]);
    }

    private static WorkflowListItem ItemOf(Workflow workflow) =>
        new(workflow.Id, workflow.Name, workflow.Description, workflow.Jobs.Count, workflow.Inputs is { Count: > 0 }, WorkflowJson.TriggerOf(workflow.Trigger));

    private static bool Fits(Workflow workflow, string query) =>
        workflow.Name.Contains(query, StringComparison.OrdinalIgnoreCase)
        || workflow.Id.Contains(query, StringComparison.OrdinalIgnoreCase)
        || workflow.Description?.Contains(query, StringComparison.OrdinalIgnoreCase) == true;
}
