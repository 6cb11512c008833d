namespace Swamp.Cli.Workflows;

/// <summary>Draws what waits for what, from top to bottom, with boxes and lines.</summary>
internal static class GraphDrawing
{
    private const int MostNodes = 80;
    private const int MostColumns = 240;

    /// <summary>The lines of the drawing; a list when a drawing would be too large to read, or when the graph goes round in circles.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<GraphNode> nodes)
    {
        var isDrawable = nodes.Count <= MostNodes && nodes.Select(static node => node.Name).Distinct(StringComparer.Ordinal).Count() == nodes.Count;
        return isDrawable && GraphLayout.Of(nodes) is { } layout && layout.Width <= MostColumns
            ? Draw(layout)
            : [.. nodes.Select(static node => node.DependsOn.Count == 0 ? node.Label : $"{node.Label}  after {string.Join(", ", node.DependsOn)}")];
    }

    private static IReadOnlyList<string> Draw(GraphLayout layout)
    {
        var tops = new List<int>();
        var row = 0;
        for (var i = 0; i < layout.Rows.Count; i++)
        {
            row += i == 0 ? 0 : Tracks(layout.Rows[i]).Count + 1;
            tops.Add(row);
            row += 3;
        }

        var canvas = new GraphCanvas(layout.Width, row);
        for (var i = 0; i < layout.Rows.Count; i++)
        {
            foreach (var place in layout.Rows[i])
            {
                if (place.Node is { } node)
                {
                    canvas.Box(tops[i], place.Column, place.Width, node.Label);
                }
                else
                {
                    canvas.Vertical(place.Centre, tops[i], tops[i] + 2);
                }
            }

            if (i > 0)
            {
                Connect(canvas, layout.Rows[i], tops[i - 1] + 2, tops[i]);
            }
        }

        return [.. canvas.Rows()];
    }

    // Every place that is left sideways gets a row of its own between the boxes, the leftmost one the lowest.
    private static List<GraphLayout.Place> Tracks(IReadOnlyList<GraphLayout.Place> row) =>
    [
        .. row.SelectMany(static to => to.From.Where(from => from.Centre != to.Centre))
            .Distinct()
            .OrderByDescending(static from => from.Centre),
    ];

    private static void Connect(GraphCanvas canvas, IReadOnlyList<GraphLayout.Place> row, int bottomOfUpper, int topOfLower)
    {
        var tracks = Tracks(row);
        foreach (var to in row)
        {
            foreach (var from in to.From)
            {
                if (from.Centre == to.Centre)
                {
                    canvas.Vertical(to.Centre, bottomOfUpper, topOfLower);
                    continue;
                }

                var track = bottomOfUpper + 1 + tracks.IndexOf(from);
                canvas.Vertical(from.Centre, bottomOfUpper, track);
                canvas.Horizontal(track, Math.Min(from.Centre, to.Centre), Math.Max(from.Centre, to.Centre));
                canvas.Vertical(to.Centre, track, topOfLower);
            }
        }
    }
}
