using Swamp.Engine.Errors;

namespace Swamp.Engine.Agents;

/// <summary>
/// A part of a user's text file that is ours, between two marker lines (REPO-31, REPO-34). Everything outside the markers is the user's and
/// stays byte for byte; applying the same content twice changes nothing.
/// </summary>
/// <param name="begin">The first marker line.</param>
/// <param name="end">The last marker line.</param>
/// <param name="atEnd">Whether a new section goes behind the user's text; otherwise before it.</param>
public sealed class ManagedSection(string begin, string end, bool atEnd)
{
    /// <summary>The section in instruction files (REPO-31).</summary>
    public static ManagedSection Instructions { get; } =
        new("<!-- BEGIN swamp managed section - DO NOT EDIT -->", "<!-- END swamp managed section -->", atEnd: false);

    /// <summary>The section in <c>.gitignore</c> (REPO-34).</summary>
    public static ManagedSection Gitignore { get; } =
        new("# BEGIN swamp managed section - DO NOT EDIT", "# END swamp managed section", atEnd: true);

    private const string ByteOrderMark = "\uFEFF";

    /// <summary>The text with the section in it.</summary>
    /// <param name="text">The file's text; null or empty for a new file.</param>
    /// <param name="body">What stands between the markers, lines ended by a line feed.</param>
    /// <param name="fileName">Name of the file, for messages.</param>
    /// <param name="preamble">What precedes the section in a new file, such as front matter.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/> when the file has the section twice.</exception>
    public string Apply(string? text, string body, string fileName, string preamble = "")
    {
        if (string.IsNullOrEmpty(text))
        {
            return preamble + Section(body, "\n") + "\n";
        }

        var newLine = NewLineOf(text);
        var section = Section(body, newLine);
        var lines = TextLines.Of(text);
        var begins = lines.FindAll(line => IsMarker(text, line, begin));
        if (begins.Count > 1)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"{fileName} has the swamp managed section more than once (lines {string.Join(" and ", begins.Select(static line => line.Number))})",
                $"Delete all but one of them, from \"{begin}\" to \"{end}\", and run the command again.",
                new SourceLocation(fileName, begins[1].Number, 1));
        }

        if (begins.Count == 0)
        {
            return Insert(text, section, newLine);
        }

        var first = begins[0];
        var last = lines.Find(line => line.Start > first.Start && IsMarker(text, line, end));
        var start = first.Start + (text.AsSpan(first.Start).StartsWith(ByteOrderMark, StringComparison.Ordinal) ? 1 : 0);
        return last.Number == 0
            ? Insert(text.Remove(start, first.Next - start), section, newLine)
            : string.Concat(text.AsSpan(0, start), section, text.AsSpan(last.End));
    }

    /// <summary>Whether the text has the section.</summary>
    public bool IsIn(string text) => TextLines.Of(text).Exists(line => IsMarker(text, line, begin));

    private string Insert(string text, string section, string newLine)
    {
        if (atEnd)
        {
            var gap = text.Length == 0 ? "" : text.EndsWith('\n') ? newLine : newLine + newLine;
            return text + gap + section + newLine;
        }

        // Front matter counts only at the top of a file, so the section goes behind it.
        var at = FrontMatterEnd(text);
        var rest = text[at..];
        return text[..at] + section + newLine + (rest.Length == 0 ? "" : newLine) + rest;
    }

    private string Section(string body, string newLine)
    {
        var section = begin + "\n" + body.TrimEnd('\n') + "\n" + end;
        return newLine == "\n" ? section : section.Replace("\n", newLine, StringComparison.Ordinal);
    }

    private static int FrontMatterEnd(string text)
    {
        var lines = TextLines.Of(text);
        if (lines.Count > 0 && IsMarker(text, lines[0], "---"))
        {
            var close = lines.Find(line => line.Number > 1 && IsMarker(text, line, "---"));
            if (close.Number > 0 && close.Next > close.End)
            {
                return close.Next;
            }
        }

        return text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? 1 : 0;
    }

    private static bool IsMarker(string text, TextLine line, string marker) =>
        text.AsSpan(line.Start, line.End - line.Start).TrimStart(ByteOrderMark).Trim().SequenceEqual(marker);

    private static string NewLineOf(string text)
    {
        var feed = text.IndexOf('\n', StringComparison.Ordinal);
        return feed > 0 && text[feed - 1] == '\r' ? "\r\n" : "\n";
    }
}
