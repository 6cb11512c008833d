using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Workflows.Scheduling;

/// <summary>
/// Who waits for whom. Every edge is followed once in the life of the graph, so that a run costs the same per step however many there are.
/// Not safe for concurrent callers.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly List<GraphNode> nodes;

    private DependencyGraph(List<GraphNode> nodes) => this.nodes = nodes;

    /// <summary>The nodes in the order of the file.</summary>
    public IReadOnlyList<GraphNode> Nodes => nodes;

    /// <summary>Builds a graph.</summary>
    /// <param name="units">Name and the names it waits for.</param>
    /// <param name="what"><c>job</c> or <c>step</c>, for errors.</param>
    /// <param name="mayMiss">Whether names that are not there are left out, as they can never end (WF-40), instead of being refused.</param>
    /// <exception cref="SwampException">A name stands twice or is not there, or units wait for each other; the message names them all.</exception>
    public static DependencyGraph Build(IReadOnlyList<(string Name, IReadOnlyList<string> DependsOn)> units, string what, bool mayMiss = false)
    {
        var nodes = new List<GraphNode>(units.Count);
        var byName = new Dictionary<string, GraphNode>(units.Count, StringComparer.Ordinal);
        foreach (var (name, _) in units)
        {
            var node = new GraphNode(name, nodes.Count);
            nodes.Add(node);
            if (!byName.TryAdd(name, node))
            {
                throw new SwampException(ErrorCodes.InvalidWorkflow, $"Duplicate {what} name: {name}.", $"Give each {what} a name of its own.");
            }
        }

        for (var i = 0; i < units.Count; i++)
        {
            foreach (var dependency in units[i].DependsOn.Distinct(StringComparer.Ordinal))
            {
                if (byName.TryGetValue(dependency, out var earlier))
                {
                    earlier.Dependents.Add(nodes[i]);
                    nodes[i].Open++;
                }
                else if (!mayMiss)
                {
                    throw new SwampException(
                        ErrorCodes.InvalidWorkflow,
                        $"The {what} '{units[i].Name}' waits for the {what} '{dependency}', which does not exist.{Suggestions.DidYouMean(dependency, byName.Keys)}",
                        what == "step" ? "Steps wait for steps of their own job, jobs for jobs." : "Correct the name in dependsOn.");
                }
            }
        }

        var graph = new DependencyGraph(nodes);
        graph.RefuseCycles(units, byName, what);
        return graph;
    }

    /// <summary>The nodes that wait for nothing.</summary>
    public IEnumerable<GraphNode> Roots() => nodes.Where(static n => n.Open == 0);

    /// <summary>Notes the end of a node.</summary>
    /// <param name="node">A node that ended; told once.</param>
    /// <param name="onReady">Receives each node that waits for nothing any more.</param>
    public static void Complete(GraphNode node, Action<GraphNode> onReady)
    {
        foreach (var dependent in node.Dependents)
        {
            if (--dependent.Open == 0)
            {
                onReady(dependent);
            }
        }
    }

    private void RefuseCycles(
        IReadOnlyList<(string Name, IReadOnlyList<string> DependsOn)> units, Dictionary<string, GraphNode> byName, string what)
    {
        var open = nodes.ToDictionary(static n => n, static n => n.Open);
        var ready = new Queue<GraphNode>(Roots());
        var seen = 0;
        while (ready.TryDequeue(out var node))
        {
            seen++;
            foreach (var dependent in node.Dependents)
            {
                if (--open[dependent] == 0)
                {
                    ready.Enqueue(dependent);
                }
            }
        }

        if (seen == nodes.Count)
        {
            return;
        }

        // Everything that is left waits for something that is left: following any one of them backwards must come round.
        var path = new List<GraphNode>();
        var current = nodes.First(n => open[n] > 0);
        while (!path.Contains(current))
        {
            path.Add(current);
            current = units[current.Index].DependsOn.Where(byName.ContainsKey).Select(d => byName[d]).First(d => open[d] > 0);
        }

        var cycle = path[path.IndexOf(current)..];
        throw new SwampException(
            ErrorCodes.CyclicDependency,
            $"Cyclic {what} dependency: {string.Join(" -> ", cycle.Append(current).Select(static n => n.Name))}.",
            $"Remove one of these entries of dependsOn, so that one {what} can start first.");
    }
}
