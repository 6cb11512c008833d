namespace Swamp.Engine.Workflows.Scheduling;

/// <summary>A unit of a <see cref="DependencyGraph"/>: a job, a step, or a step that is repeated.</summary>
internal sealed class GraphNode(string name, int index)
{
    /// <summary>Name, unique in the graph.</summary>
    public string Name { get; } = name;

    /// <summary>Position in the file, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>The nodes that wait for this one.</summary>
    public List<GraphNode> Dependents { get; } = [];

    /// <summary>How many nodes it still waits for.</summary>
    public int Open { get; set; }
}
