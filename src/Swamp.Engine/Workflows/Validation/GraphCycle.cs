namespace Swamp.Engine.Workflows.Validation;

/// <summary>Finds a circle among things that wait for each other.</summary>
public static class GraphCycle
{
    /// <summary>The names along the first circle, its first one repeated at the end; null when there is none.</summary>
    /// <param name="nodes">Names and what each waits for; names that are no node are ignored.</param>
    public static IReadOnlyList<string>? Find(IEnumerable<(string Name, IReadOnlyList<string> DependsOn)> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var edges = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, dependsOn) in nodes)
        {
            edges.TryAdd(name, dependsOn);
        }

        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Keys)
        {
            if (Walk(start, edges, done) is { } circle)
            {
                return circle;
            }
        }

        return null;
    }

    // Without recursion: a chain of ten thousand steps must not end the process.
    private static List<string>? Walk(string start, Dictionary<string, IReadOnlyList<string>> edges, HashSet<string> done)
    {
        if (done.Contains(start))
        {
            return null;
        }

        var path = new List<(string Name, int Next)> { (start, 0) };
        var onPath = new HashSet<string>(StringComparer.Ordinal) { start };
        while (path.Count > 0)
        {
            var (name, next) = path[^1];
            if (next == edges[name].Count)
            {
                done.Add(name);
                onPath.Remove(name);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (name, next + 1);
            var other = edges[name][next];
            if (onPath.Contains(other))
            {
                var from = path.FindIndex(entry => entry.Name == other);
                return [.. path.Skip(from).Select(static entry => entry.Name), other];
            }

            if (edges.ContainsKey(other) && !done.Contains(other))
            {
                path.Add((other, 0));
                onPath.Add(other);
            }
        }

        return null;
    }
}
