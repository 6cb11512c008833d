using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary>Puts errors into words: place, message, the line of the source and a caret under the place.</summary>
internal static class ErrorText
{
    private const int MaxErrors = 20;
    private const int MaxExcerpt = 120;
    private const int MaxMessage = 1000;

    public static string Describe(IReadOnlyList<CelError> errors, string? source)
    {
        var text = new StringBuilder();
        for (var i = 0; i < errors.Count && i < MaxErrors; i++)
        {
            if (i > 0) text.Append('\n');
            Append(text, errors[i], source);
        }

        if (errors.Count > MaxErrors) text.Append(CultureInfo.InvariantCulture, $"\n… and {errors.Count - MaxErrors} more");
        return text.ToString();
    }

    /// <summary>Line and column of an offset, both from 1, the column in code points.</summary>
    public static (int Line, int Column) Locate(string source, int offset)
    {
        offset = Math.Clamp(offset, 0, source.Length);
        var line = 1;
        var start = 0;
        for (var i = 0; i < offset; i++)
        {
            if (!IsLineEnd(source, i)) continue;
            line++;
            start = i + 1;
        }

        return (line, CodePoints.Count(source.AsSpan(start, offset - start)) + 1);
    }

    /// <summary>How far the word or operator reaches that stands at an offset; at least 1.</summary>
    public static int LengthAt(string source, int offset)
    {
        if (offset >= source.Length) return 1;
        var end = offset;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_')) end++;
        if (end > offset) return end - offset;
        return source.AsSpan(offset) is ['=' or '!' or '<' or '>', '=', ..] or ['&', '&', ..] or ['|', '|', ..] ? 2 : CodePoints.Width(source, offset);
    }

    /// <summary>A message that is not longer than somebody reads.</summary>
    public static string Cut(string message) =>
        message.Length > MaxMessage ? string.Concat(message.AsSpan(0, char.IsHighSurrogate(message[MaxMessage - 1]) ? MaxMessage - 1 : MaxMessage), "…") : message;

    /// <summary>Whether a line ends with this character: LF, or a CR that no LF follows.</summary>
    private static bool IsLineEnd(ReadOnlySpan<char> source, int at) =>
        source[at] == '\n' || (source[at] == '\r' && (at + 1 >= source.Length || source[at + 1] != '\n'));

    private static void Append(StringBuilder text, CelError error, string? source)
    {
        if (error.Line > 0) text.Append(CultureInfo.InvariantCulture, $"{error.Line}:{error.Column}: ");
        AppendVisible(text, error.Message, keepLines: true);
        if (error.Suggestion is not null) AppendVisible(text, $"; did you mean '{error.Suggestion}'?", keepLines: false);
        if (source is null || error.Offset < 0) return;
        AppendExcerpt(text, source, Math.Min(error.Offset, source.Length));
    }

    private static void AppendExcerpt(StringBuilder text, string source, int offset)
    {
        var start = offset;
        while (start > 0 && !IsLineEnd(source, start - 1)) start--;
        var end = start;
        while (end < source.Length && !IsLineEnd(source, end)) end++;
        var line = source.AsSpan(start, end - start).TrimEnd('\r');
        var column = Math.Min(offset - start, line.Length);
        var skip = column > MaxExcerpt ? column - (MaxExcerpt / 2) : 0;
        if (skip > 0 && char.IsLowSurrogate(line[skip])) skip--;
        var shown = line[skip..];
        if (shown.Length > MaxExcerpt) shown = shown[..(char.IsHighSurrogate(shown[MaxExcerpt - 1]) ? MaxExcerpt - 1 : MaxExcerpt)];
        var lead = skip > 0 ? "…" : "";
        AppendVisible(text.Append("\n  ").Append(lead), shown, keepLines: false);
        text.Append("\n  ").Append(' ', lead.Length);

        // A tab stays one, so that the caret stands below its place however wide tabs are.
        for (var i = skip; i < column; i += CodePoints.Width(line, i)) text.Append(line[i] == '\t' ? '\t' : ' ');
        text.Append('^');
    }

    /// <summary>Text of an expression or of data: what would steer a terminal is replaced by its picture.</summary>
    private static StringBuilder AppendVisible(StringBuilder text, ReadOnlySpan<char> shown, bool keepLines)
    {
        foreach (var c in shown)
        {
            var stays = !char.IsControl(c) || c == '\t' || (keepLines && c == '\n');
            text.Append(stays ? c : c < ' ' ? (char)('\u2400' + c) : c == '\x7f' ? '\u2421' : '\ufffd');
        }

        return text;
    }
}
