using Swamp.Engine.Errors;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>Finds where a place inside a text value stands in the YAML file, through quotes, escapes, folding and indentation.</summary>
internal static class YamlTextPosition
{
    /// <summary>The place in the file, or that of the value where the two texts cannot be brought together.</summary>
    /// <param name="document">The document.</param>
    /// <param name="path">Keys and indexes of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="offset">Offset in the value, in UTF-16 units from 0.</param>
    public static SourceLocation? Of(YamlDocument document, IReadOnlyList<string> path, string value, int offset)
    {
        if (document.Find([.. path]) is not { } node)
        {
            return document.LocationOf([.. path]);
        }

        if (node.Resolved is not YamlScalar scalar)
        {
            return new SourceLocation(document.FileName, node.Start.Line, node.Start.Column);
        }

        var index = Walk(document.Text, scalar, value, Math.Min(offset, value.Length));
        return index is { } found ? At(document, found) : new SourceLocation(document.FileName, node.Start.Line, node.Start.Column);
    }

    private static int? Walk(string source, YamlScalar scalar, string value, int offset)
    {
        var at = StartOf(source, scalar);
        for (var i = 0; i < value.Length; i++)
        {
            at = SkipBreak(source, at, scalar.End, value[i]);
            if (i == offset)
            {
                return at;
            }

            if (at >= scalar.End)
            {
                return null;
            }

            if (scalar.Style == YamlScalarStyle.DoubleQuoted && source[at] == '\\')
            {
                at += EscapeLength(source, at);
            }
            else if (source[at] == value[i])
            {
                at += scalar.Style == YamlScalarStyle.SingleQuoted && source[at] == '\'' ? 2 : 1;
            }
            else if (value[i] is ' ' or '\n' && source[at] is '\n' or '\r')
            {
                at++;
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    // Behind the anchor, the tag, the quote, or the header line of a block.
    private static int StartOf(string source, YamlScalar scalar)
    {
        var at = scalar.Start.Index;
        while (at < scalar.End && source[at] is '&' or '!')
        {
            while (at < scalar.End && !char.IsWhiteSpace(source[at]))
            {
                at++;
            }

            while (at < scalar.End && char.IsWhiteSpace(source[at]))
            {
                at++;
            }
        }

        if (scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded)
        {
            var line = source.IndexOf('\n', at);
            return line < 0 ? scalar.End : SkipSpaces(source, line + 1, scalar.End);
        }

        return scalar.Style == YamlScalarStyle.Plain ? at : at + 1;
    }

    // Where the source breaks the line and the value goes on, the indentation of the next line is not part of the value.
    private static int SkipBreak(string source, int at, int end, char next)
    {
        if (at > 0 && at < end && source[at - 1] == '\n' && next != '\n')
        {
            return next == ' ' && source[at] == ' ' && at + 1 < end && source[at + 1] != ' ' ? at : SkipSpaces(source, at, end);
        }

        return at;
    }

    private static int SkipSpaces(string source, int at, int end)
    {
        while (at < end && source[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static int EscapeLength(string source, int at) => at + 1 < source.Length
        ? source[at + 1] switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 }
        : 1;

    private static SourceLocation At(YamlDocument document, int index)
    {
        var before = document.Text.AsSpan(0, index);
        return new SourceLocation(document.FileName, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
