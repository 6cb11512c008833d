using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>Whether a workflow calls itself, directly or through others (WF-71). References with expressions are only known in a run.</summary>
internal static class NestingCheck
{
    public static async Task<WorkflowCheck?> OfAsync(Workflow workflow, IWorkflowStore workflows, CancellationToken cancellationToken)
    {
        if (!References(workflow).Any())
        {
            return null;
        }

        var graph = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var waiting = new Queue<Workflow>([workflow]);
        while (waiting.TryDequeue(out var next))
        {
            var names = new List<string>();
            graph[next.Name] = names;
            foreach (var reference in References(next))
            {
                if (await FindQuietlyAsync(reference, workflows, cancellationToken) is { } found)
                {
                    names.Add(found.Name);
                    if (graph.TryAdd(found.Name, []))
                    {
                        waiting.Enqueue(found);
                    }
                }
            }
        }

        var circle = GraphCycle.Find(graph.OrderBy(pair => pair.Key == workflow.Name ? 0 : 1).Select(static pair => (pair.Key, pair.Value)));
        return WorkflowCheck.Of("No cyclic nested workflows", circle is null ? [] : [$"Workflow cycle detected: {string.Join(" -> ", circle)}"]);
    }

    private static IEnumerable<string> References(Workflow workflow) => workflow.Jobs
        .SelectMany(static job => job.Steps)
        .Select(static step => step.Task)
        .OfType<NestedWorkflowTask>()
        .Select(static task => task.WorkflowIdOrName)
        .Where(static name => !name.Contains("${{", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    private static async ValueTask<Workflow?> FindQuietlyAsync(string name, IWorkflowStore workflows, CancellationToken cancellationToken)
    {
        try
        {
            return (await workflows.FindAsync(name, cancellationToken))?.Workflow;
        }
        catch (SwampException)
        {
            // The check of the step that refers to it says so.
            return null;
        }
    }
}
