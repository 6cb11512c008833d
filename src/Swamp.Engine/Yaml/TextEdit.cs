using System.Text;

namespace Swamp.Engine.Yaml;

/// <summary>A replacement of a span of a text.</summary>
/// <param name="Start">First offset that goes.</param>
/// <param name="End">First offset that stays; equal to <paramref name="Start"/> for an insertion.</param>
/// <param name="Replacement">What comes instead.</param>
/// <param name="IsLine">Whether the replacement has to start on a line of its own.</param>
internal sealed record TextEdit(int Start, int End, string Replacement, bool IsLine = false)
{
    /// <summary>Applies edits that do not overlap; null when they do.</summary>
    public static string? Apply(string text, IEnumerable<TextEdit> edits, string newLine)
    {
        var result = new StringBuilder(text.Length + 256);
        var at = 0;

        // Insertions come before removals that start at the same place; the order of insertions at one place is kept.
        foreach (var edit in edits.OrderBy(static edit => edit.Start).ThenBy(static edit => edit.End == edit.Start ? 0 : 1))
        {
            if (edit.Start < at)
            {
                return null;
            }

            result.Append(text, at, edit.Start - at);
            if (edit.IsLine && result.Length > 0 && result[^1] != '\n')
            {
                result.Append(newLine);
            }

            result.Append(newLine == "\n" ? edit.Replacement : edit.Replacement.Replace("\n", newLine, StringComparison.Ordinal));
            at = edit.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
