namespace Swamp.Extensions.Gates;

/// <summary>
/// Finds imports that only happen while code runs (EXT-76): a bundle cannot hold what they load. Every <c>import(…)</c> outside of comments and strings counts, those
/// in types too, since <c>typeof import("x")</c> is a type in one place and an import in another; <c>import type</c> says the same without doubt. Members and methods of
/// that name are none.
/// </summary>
internal static class DynamicImports
{
    private const string Keyword = "import";
    private const int LongestParameters = 1024;
    private static readonly string[] Modifiers = ["async", "static", "public", "private", "protected", "override"];
    private static readonly string[] Phases = ["defer", "source"];

    /// <summary>Line and column of each, from 1.</summary>
    public static IReadOnlyList<(int Line, int Column)> Find(string text)
    {
        var code = TypeScriptMask.Bare(text);
        var found = new List<(int, int)>();
        var (line, lineStart, seen) = (1, 0, 0);
        for (var at = code.IndexOf(Keyword, StringComparison.Ordinal); at >= 0; at = code.IndexOf(Keyword, at + Keyword.Length, StringComparison.Ordinal))
        {
            for (; seen < at; seen++)
            {
                (line, lineStart) = text[seen] == '\n' ? (line + 1, seen + 1) : (line, lineStart);
            }

            if (IsCall(code, at))
            {
                found.Add((line, at - lineStart + 1));
            }
        }

        return found;
    }

    private static bool IsCall(string code, int at)
    {
        if (at > 0 && (TypeScriptMask.IsNamePart(code[at - 1]) || code[at - 1] == '#'))
        {
            return false;
        }

        var before = Back(code, at - 1);
        if (before >= 0 && code[before] == '.' && !(before > 1 && code[before - 1] == '.' && code[before - 2] == '.'))
        {
            return false;
        }

        var next = On(code, at + Keyword.Length);
        if (next < code.Length && code[next] == '.')
        {
            // import.defer("x") and import.source("x") load as well; import.meta does not.
            next = On(code, next + 1);
            var phase = Phases.FirstOrDefault(p => code.AsSpan(next).StartsWith(p, StringComparison.Ordinal));
            return phase is not null && On(code, next + phase.Length) is var opening && opening < code.Length && code[opening] == '(';
        }

        return next < code.Length && code[next] == '(' && !IsMethod(code, before, next);
    }

    /// <summary>Whether it is a method of that name, <c>import(file) { … }</c> or <c>import(file): T { … }</c>, in an object or a class.</summary>
    private static bool IsMethod(string code, int before, int opening)
    {
        var first = On(code, opening + 1);
        if (before < 0 || (first < code.Length && code[first] is '"' or '\'' or '`'))
        {
            return false;
        }

        var depth = 0;
        var end = opening;
        for (var limit = Math.Min(code.Length, opening + LongestParameters); end < limit; end++)
        {
            depth += code[end] is '(' or '[' or '{' ? 1 : code[end] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        var after = On(code, end + 1);
        var word = before;
        while (word >= 0 && char.IsAsciiLetter(code[word]))
        {
            word--;
        }

        var isMember = code[before] is '{' or '}' or ',' or ';' or '*' || Modifiers.Contains(code[(word + 1)..(before + 1)]);
        return isMember && after < code.Length && (code[after] == ':' || (code[after] == '{' && !code.AsSpan(end, after - end).Contains('\n')));
    }

    private static int On(string code, int at)
    {
        while (at < code.Length && char.IsWhiteSpace(code[at]))
        {
            at++;
        }

        return at;
    }

    private static int Back(string code, int at)
    {
        while (at >= 0 && char.IsWhiteSpace(code[at]))
        {
            at--;
        }

        return at;
    }
}
