using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary>Puts errors into words: place, message, the line of the source and a caret under the place.</summary>
internal static class ErrorText
{
    private const int MaxErrors = 20;
    private const int MaxExcerpt = 120;

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
        var before = source.AsSpan(0, offset);
        var start = before.LastIndexOf('\n') + 1;
        return (before.Count('\n') + 1, CodePoints.Count(before[start..]) + 1);
    }

    private static void Append(StringBuilder text, CelError error, string? source)
    {
        if (error.Line > 0) text.Append(CultureInfo.InvariantCulture, $"{error.Line}:{error.Column}: ");
        text.Append(error.Message);
        if (error.Suggestion is not null) text.Append(CultureInfo.InvariantCulture, $"; did you mean '{error.Suggestion}'?");
        if (source is null || error.Offset < 0) return;
        AppendExcerpt(text, source, Math.Min(error.Offset, source.Length));
    }

    private static void AppendExcerpt(StringBuilder text, string source, int offset)
    {
        var start = source.AsSpan(0, offset).LastIndexOf('\n') + 1;
        var rest = source.AsSpan(start);
        var end = rest.IndexOf('\n');
        var line = (end < 0 ? rest : rest[..end]).TrimEnd('\r');
        var column = Math.Min(offset - start, line.Length);
        var skip = column > MaxExcerpt ? column - (MaxExcerpt / 2) : 0;
        if (skip > 0 && char.IsLowSurrogate(line[skip])) skip--;
        var shown = line[skip..];
        var lead = skip > 0 ? "…" : "";
        text.Append("\n  ").Append(lead).Append(shown.Length > MaxExcerpt ? shown[..MaxExcerpt] : shown);
        text.Append("\n  ").Append(' ', lead.Length + CodePoints.Count(line[skip..column])).Append('^');
    }
}
