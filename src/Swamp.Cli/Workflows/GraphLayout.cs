namespace Swamp.Cli.Workflows;

/// <summary>Rows of boxes such that everything stands below what it waits for. Lines that pass a row have a place of their own in it.</summary>
internal sealed class GraphLayout
{
    private const int Gap = 2;

    private GraphLayout(IReadOnlyList<IReadOnlyList<Place>> rows, int width) => (Rows, Width) = (rows, width);

    /// <summary>The rows from the top.</summary>
    public IReadOnlyList<IReadOnlyList<Place>> Rows { get; }

    /// <summary>Columns that the widest row takes.</summary>
    public int Width { get; }

    /// <summary>A place in a row: a box, or a line that passes.</summary>
    public sealed class Place(GraphNode? node)
    {
        /// <summary>The box; null for a line that passes.</summary>
        public GraphNode? Node { get; } = node;

        /// <summary>Places of the row above that lead here.</summary>
        public List<Place> From { get; } = [];

        /// <summary>First column.</summary>
        public int Column { get; set; }

        /// <summary>Columns that it takes.</summary>
        public int Width { get; } = node is null ? 1 : node.Label.Length + 4;

        /// <summary>The column where lines arrive and leave.</summary>
        public int Centre => Column + (Width / 2);
    }

    /// <summary>Lays a graph out; null when it goes round in circles.</summary>
    public static GraphLayout? Of(IReadOnlyList<GraphNode> nodes)
    {
        var levels = Levels(nodes);
        if (levels is null)
        {
            return null;
        }

        var rows = new List<List<Place>>();
        var places = nodes.ToDictionary(static node => node.Name, static node => new Place(node), StringComparer.Ordinal);
        for (var level = 0; level <= levels.Values.DefaultIfEmpty(0).Max(); level++)
        {
            rows.Add([.. nodes.Where(node => levels[node.Name] == level).Select(node => places[node.Name])]);
        }

        foreach (var node in nodes)
        {
            foreach (var name in node.DependsOn.Where(places.ContainsKey).Distinct(StringComparer.Ordinal))
            {
                Connect(places[name], places[node.Name], levels[name], levels[node.Name], rows);
            }
        }

        foreach (var row in rows)
        {
            Arrange(row);
        }

        var all = rows.SelectMany(static row => row).ToList();
        var left = all.Min(static place => place.Column);
        foreach (var place in all)
        {
            place.Column -= left;
        }

        return new GraphLayout(rows, all.Max(static place => place.Column + place.Width));
    }

    private static Dictionary<string, int>? Levels(IReadOnlyList<GraphNode> nodes)
    {
        var levels = nodes.ToDictionary(static node => node.Name, static _ => 0, StringComparer.Ordinal);
        for (var round = 0; round <= nodes.Count; round++)
        {
            var changed = false;
            foreach (var node in nodes)
            {
                var level = node.DependsOn.Where(levels.ContainsKey).Select(name => levels[name] + 1).DefaultIfEmpty(0).Max();
                changed |= level != levels[node.Name];
                levels[node.Name] = level;
            }

            if (!changed)
            {
                return levels;
            }
        }

        return null;
    }

    private static void Connect(Place from, Place to, int top, int bottom, List<List<Place>> rows)
    {
        for (var level = top + 1; level < bottom; level++)
        {
            var passing = new Place(null);
            passing.From.Add(from);
            rows[level].Add(passing);
            from = passing;
        }

        to.From.Add(from);
    }

    // Each place as near as possible below what leads to it, without changing the order more than that asks for.
    private static void Arrange(List<Place> row)
    {
        var wanted = row.Select(static (place, index) => (place, index, at: place.From.Count == 0 ? double.NaN : place.From.Average(static from => from.Centre)))
            .OrderBy(static entry => double.IsNaN(entry.at) ? double.MaxValue : entry.at)
            .ThenBy(static entry => entry.index)
            .ToList();
        row.Clear();
        int? next = null;
        foreach (var (place, _, at) in wanted)
        {
            var column = double.IsNaN(at) ? next ?? 0 : (int)Math.Round(at) - (place.Width / 2);
            place.Column = Math.Max(next ?? column, column);
            next = place.Column + place.Width + Gap;
            row.Add(place);
        }
    }
}
