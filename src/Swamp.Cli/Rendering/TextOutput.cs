using System.Text;
using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Rendering;

/// <summary>Text for people on standard output. What is written does not depend on the terminal unless one is there.</summary>
internal sealed class TextOutput(Stream stream, int width, OutputOptions options) : IDisposable
{
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(false), 4096, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Width to fit into; 0 when there is no screen.</summary>
    public int Width => width;

    /// <summary>Whether detailed tables are wanted.</summary>
    public bool Verbose => options.Verbose;

    /// <summary>Writes a line.</summary>
    public void Line(string text = "") => writer.WriteLine(text);

    /// <summary>Writes text as it is.</summary>
    public void Text(string text) => writer.Write(text);

    /// <summary>Writes <c>Label: value</c>; nothing when the value is null.</summary>
    public void Field(string label, object? value)
    {
        if (value is not null)
        {
            writer.WriteLine($"{Bold(label + ":")} {value}");
        }
    }

    /// <summary>Writes rows in aligned columns under their headings; nothing but <paramref name="whenEmpty"/> when there are none.</summary>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, string whenEmpty)
    {
        if (rows.Count == 0)
        {
            Line(whenEmpty);
            return;
        }

        var widths = headings.Select((h, i) => Math.Max(h.Length, rows.Max(r => r[i].Length))).ToArray();
        Line(Bold(Row(headings, widths)));
        foreach (var row in rows)
        {
            Line(Row(row, widths));
        }
    }

    /// <summary>Text that stands out on a screen, unchanged elsewhere.</summary>
    public string Bold(string text) => options.Colour ? $"\u001b[1m{text}\u001b[0m" : text;

    /// <summary>Text of a good outcome.</summary>
    public string Good(string text) => options.Colour ? $"\u001b[32m{text}\u001b[0m" : text;

    /// <summary>Text of a bad outcome.</summary>
    public string Bad(string text) => options.Colour ? $"\u001b[31m{text}\u001b[0m" : text;

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private static string Row(IReadOnlyList<string> cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            line.Append(i == 0 ? "" : "  ").Append(i == cells.Count - 1 ? cells[i] : cells[i].PadRight(widths[i]));
        }

        return line.ToString().TrimEnd();
    }
}
