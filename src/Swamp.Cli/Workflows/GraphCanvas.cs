namespace Swamp.Cli.Workflows;

/// <summary>A rectangle of text in which lines join where they meet.</summary>
internal sealed class GraphCanvas(int width, int height)
{
    /// <summary>Directions in which a line leaves a cell.</summary>
    [Flags]
    public enum Ends
    {
        /// <summary>No line.</summary>
        None = 0,

        /// <summary>Up.</summary>
        Up = 1,

        /// <summary>Down.</summary>
        Down = 2,

        /// <summary>To the left.</summary>
        Left = 4,

        /// <summary>To the right.</summary>
        Right = 8,
    }

    private const string Joints = " │││─┘┐┤─└┌├─┴┬┼";

    private readonly Ends[,] lines = new Ends[height, width];
    private readonly Dictionary<(int Row, int Column), string> texts = [];

    /// <summary>A line down a column.</summary>
    public void Vertical(int column, int from, int to)
    {
        for (var row = from; row <= to; row++)
        {
            lines[row, column] |= (row > from ? Ends.Up : Ends.None) | (row < to ? Ends.Down : Ends.None);
        }
    }

    /// <summary>A line along a row.</summary>
    public void Horizontal(int row, int from, int to)
    {
        for (var column = from; column <= to; column++)
        {
            lines[row, column] |= (column > from ? Ends.Left : Ends.None) | (column < to ? Ends.Right : Ends.None);
        }
    }

    /// <summary>A frame of three rows around a text.</summary>
    public void Box(int row, int column, int boxWidth, string text)
    {
        Horizontal(row, column, column + boxWidth - 1);
        Horizontal(row + 2, column, column + boxWidth - 1);
        Vertical(column, row, row + 2);
        Vertical(column + boxWidth - 1, row, row + 2);
        texts[(row + 1, column + 2)] = text;
    }

    /// <summary>The rows, without blanks at their ends.</summary>
    public IEnumerable<string> Rows()
    {
        for (var row = 0; row < height; row++)
        {
            var text = new System.Text.StringBuilder();
            for (var column = 0; column < width; column++)
            {
                if (texts.TryGetValue((row, column), out var label))
                {
                    text.Append(label);
                    column += label.Length - 1;
                }
                else
                {
                    text.Append(Joints[(int)lines[row, column]]);
                }
            }

            yield return text.ToString().TrimEnd();
        }
    }
}
