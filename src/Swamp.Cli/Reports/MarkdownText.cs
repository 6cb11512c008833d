using System.Text;
using Swamp.Cli.Rendering;

namespace Swamp.Cli.Reports;

/// <summary>Writes markdown for a screen: headings stand out, paragraphs are wrapped, tables are aligned, code stays as it is (REP-35).</summary>
internal sealed class MarkdownText(TextOutput output, int width, int? maxColumn)
{
    private const int LeastColumn = 5;
    private readonly List<IReadOnlyList<string>> table = [];
    private readonly StringBuilder paragraph = new();

    public void Write(string markdown)
    {
        var isCode = false;
        foreach (var line in markdown.TrimEnd().Split('\n').Select(static l => l.TrimEnd('\r')))
        {
            var text = line.Trim();
            if (text.StartsWith("```", StringComparison.Ordinal))
            {
                Flush();
                isCode = !isCode;
            }
            else if (isCode)
            {
                output.Line("    " + line);
            }
            else if (text.StartsWith('|') && text.Length > 1)
            {
                FlushParagraph();
                table.Add(Cells(text));
            }
            else if (text.Length == 0)
            {
                Flush();
                output.Line();
            }
            else if (text.StartsWith('#'))
            {
                Flush();
                output.Line(output.Bold(text.TrimStart('#').Trim()));
            }
            else if (text[0] is '-' or '*' or '+' or '>' && text.Length > 1 && text[1] == ' ')
            {
                Flush();
                Wrap(text, indent: "  ");
            }
            else
            {
                FlushTable();
                paragraph.Append(paragraph.Length > 0 ? " " : "").Append(text);
            }
        }

        Flush();
    }

    private void Flush()
    {
        FlushParagraph();
        FlushTable();
    }

    private void FlushParagraph()
    {
        if (paragraph.Length > 0)
        {
            var text = paragraph.ToString();
            paragraph.Clear();
            Wrap(text, indent: "");
        }
    }

    private void FlushTable()
    {
        if (table.Count == 0)
        {
            return;
        }

        var columns = table.Max(static r => r.Count);
        var cells = table
            .Where(static (r, i) => i != 1 || !r.All(static c => c.Length > 0 && c.Trim('-', ':').Length == 0))
            .Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, columns).Select(i => i < r.Count ? r[i] : "")])
            .ToList();
        var widths = Widths(cells, columns);
        var rows = cells.Select(r => (IReadOnlyList<string>)[.. r.Select((cell, i) => Shorten(cell, widths[i]))]).ToList();
        output.Table(rows[0], [.. rows.Skip(1)], string.Join("  ", rows[0]));
        table.Clear();
    }

    /// <summary>As wide as the cells are, unless the table would not fit; then the widest columns give way.</summary>
    private int[] Widths(List<IReadOnlyList<string>> cells, int columns)
    {
        var widths = Enumerable.Range(0, columns).Select(i => Math.Min(cells.Max(r => r[i].Length), maxColumn ?? int.MaxValue)).ToArray();
        var room = Math.Max(width - (2 * (columns - 1)), columns * LeastColumn);
        while (widths.Sum() > room)
        {
            widths[Array.IndexOf(widths, widths.Max())]--;
        }

        return widths;
    }

    private void Wrap(string text, string indent)
    {
        var line = new StringBuilder();
        foreach (var word in Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                output.Line(line.ToString());
                line.Clear().Append(indent);
                line.Append(word);
            }
            else
            {
                line.Append(line.Length > 0 ? " " : "").Append(word);
            }
        }

        output.Line(line.ToString());
    }

    private static List<string> Cells(string row)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] == '\\' && i + 1 < row.Length && row[i + 1] == '|')
            {
                cell.Append(row[++i]);
            }
            else if (row[i] == '|')
            {
                cells.Add(Plain(cell.ToString().Trim()));
                cell.Clear();
            }
            else
            {
                cell.Append(row[i]);
            }
        }

        if (cell.ToString().Trim() is { Length: > 0 } last)
        {
            cells.Add(Plain(last));
        }

        return cells;
    }

    /// <summary>Without the marks that a screen does not need.</summary>
    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);

    private static string Shorten(string text, int limit) => text.Length <= limit ? text : string.Concat(text.AsSpan(0, Math.Max(limit - 1, 1)), "…");
}
