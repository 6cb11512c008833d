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
        var isBlock = scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        var at = StartOf(source, scalar);
        var indent = isBlock ? IndentOf(source, at, scalar.End, value) : int.MaxValue;
        for (var i = 0; i <= value.Length; i++)
        {
            at = SkipBreak(source, at, scalar.End, indent, i < value.Length ? value[i] : '\0', isBlock);
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
                at += source[at] == '\r' && at + 1 < scalar.End && source[at + 1] == '\n' ? 2 : 1;
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
            return line < 0 ? scalar.End : line + 1;
        }

        return scalar.Style == YamlScalarStyle.Plain ? at : at + 1;
    }

    // Where the source breaks the line and the value goes on, line breaks that were folded and indentation are not part of the value.
    private static int SkipBreak(string source, int at, int end, int indent, char next, bool isBlock)
    {
        if (next == '\n')
        {
            return at;
        }

        if (!isBlock)
        {
            while (at < end && char.IsWhiteSpace(source[at]) && (!char.IsWhiteSpace(next) || source[at - 1] is '\n' or '\r'))
            {
                at++;
            }

            return at;
        }

        while (at < end && source[at - 1] == '\n')
        {
            at = SkipSpaces(source, at, Math.Min(end, at + indent));
            if (at >= end || source[at] is not ('\n' or '\r'))
            {
                break;
            }

            at++;
        }

        return at;
    }

    // What the first line of the block has more in the source than in the value.
    private static int IndentOf(string source, int at, int end, string value)
    {
        var line = at;
        while (line < end && source[SkipSpaces(source, line, end)] is '\n' or '\r')
        {
            line = source.IndexOf('\n', line) + 1;
        }

        var inValue = value.AsSpan().TrimStart('\n');
        return SkipSpaces(source, line, end) - line - (inValue.Length - inValue.TrimStart(' ').Length);
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
