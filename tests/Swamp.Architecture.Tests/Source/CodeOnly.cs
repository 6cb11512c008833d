using System.Text;

namespace Swamp.Architecture.Tests.Source;

/// <summary>Blanks out comments and the insides of strings, keeping every line where it is.</summary>
internal static class CodeOnly
{
    public static string Of(string text)
    {
        var code = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfHidden(text, i);
            if (end == i)
            {
                code.Append(text[i++]);
                continue;
            }

            code.Append(text.AsSpan(i, end - i).ToString().Count(c => c == '\n') is var lines && lines > 0 ? new string('\n', lines) : " ");
            i = end;
        }

        return code.ToString();
    }

    /// <summary>Where a comment or string that starts here ends; the same index when none starts here.</summary>
    private static int EndOfHidden(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("//"))
        {
            return After(text, "\n", start, keep: 1);
        }

        if (rest.StartsWith("/*"))
        {
            return After(text, "*/", start + 2, keep: 0);
        }

        if (rest.StartsWith("\"\"\""))
        {
            var quotes = rest.Length - rest.TrimStart('"').Length;
            return After(text, new string('"', quotes), start + quotes, keep: 0);
        }

        var verbatim = rest.StartsWith("@\"") || rest.StartsWith("$@\"") || rest.StartsWith("@$\"");
        return verbatim ? EndOfVerbatim(text, text.IndexOf('"', start) + 1)
            : rest[0] == '"' ? EndOfString(text, start + 1, '"')
            : rest[0] == '\'' ? EndOfString(text, start + 1, '\'')
            : start;
    }

    private static int After(string text, string mark, int from, int keep)
    {
        var at = text.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + mark.Length - keep;
    }

    private static int EndOfVerbatim(string text, int i)
    {
        while (i < text.Length)
        {
            if (text[i] != '"')
            {
                i++;
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i += 2;
            }
            else
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int EndOfString(string text, int i, char quote)
    {
        while (i < text.Length && text[i] != quote && text[i] != '\n')
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, text.Length);
    }
}
