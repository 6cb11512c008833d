namespace Swamp.Engine.Yaml;

/// <summary>Questions about lines and white space of a YAML text.</summary>
internal readonly struct YamlSourceText(string text)
{
    /// <summary>The line break of the text.</summary>
    public string NewLine => text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && text[at - 1] == '\r' ? "\r\n" : "\n";

    public int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Where the line's text ends, before its break.</summary>
    public int LineEnd(int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end > at && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Where the next line starts.</summary>
    public int NextLine(int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    public bool IsFirstOnLine(int at) => text.AsSpan(LineStart(at)..at).IsWhiteSpace();

    /// <summary>Offset of the colon behind a key that ends at an offset; -1 when the key is not written in the usual way.</summary>
    public int ColonAfter(int keyEnd)
    {
        while (keyEnd < text.Length && text[keyEnd] is ' ' or '\t')
        {
            keyEnd++;
        }

        return keyEnd < text.Length && text[keyEnd] == ':' ? keyEnd : -1;
    }

    /// <summary>The first offset that is neither white space nor part of a comment.</summary>
    public int SkipTrivia(int at)
    {
        while (at < text.Length)
        {
            if (text[at] == '#')
            {
                at = NextLine(at);
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Steps over comment lines that are indented so far that they belong to what stands above them.</summary>
    public int SkipComments(int lineStart, int leastIndent)
    {
        var (at, kept) = (lineStart, lineStart);
        while (at < text.Length)
        {
            var end = NextLine(at);
            var line = text.AsSpan(at..end);
            var content = line.TrimStart(" ");
            if (content.StartsWith('#') && line.Length - content.Length >= leastIndent)
            {
                kept = end;
            }
            else if (!line.IsWhiteSpace())
            {
                break;
            }

            at = end;
        }

        return kept;
    }
}
