namespace Swamp.Cli.Tests.Docs;

/// <summary>Compares output with what a document shows of it.</summary>
internal static class ExpectedOutput
{
    private const string Anything = "…";

    /// <summary>
    /// Whether the output is what is shown. A line <c>…</c> stands for any number of lines, <c>…</c> within a line for any characters;
    /// empty lines at the end and white space at the end of lines do not count.
    /// </summary>
    public static bool Matches(IReadOnlyList<string> expected, string actual)
    {
        var lines = actual.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(l => l.TrimEnd()).ToArray();
        var shown = expected.Select(l => l.TrimEnd()).ToList();
        while (shown is [.., ""])
        {
            shown.RemoveAt(shown.Count - 1);
        }

        return Match([.. shown], lines is [""] ? [] : lines, IsAnyLines, LineMatches);
    }

    private static bool IsAnyLines(string expected) => expected.Trim() == Anything;

    private static bool LineMatches(string expected, string actual) =>
        Match([.. Characters(expected)], [.. Characters(actual)], c => c == Anything, (e, a) => e == a);

    private static IEnumerable<string> Characters(string text) => text.Select(c => c.ToString());

    /// <summary>Wildcard matching without backtracking beyond the last wildcard.</summary>
    private static bool Match(string[] expected, string[] actual, Func<string, bool> isWildcard, Func<string, string, bool> matches)
    {
        int e = 0, a = 0, wildcard = -1, resume = 0;
        while (a < actual.Length)
        {
            if (e < expected.Length && isWildcard(expected[e]))
            {
                wildcard = e++;
                resume = a;
            }
            else if (e < expected.Length && matches(expected[e], actual[a]))
            {
                e++;
                a++;
            }
            else if (wildcard >= 0)
            {
                e = wildcard + 1;
                a = ++resume;
            }
            else
            {
                return false;
            }
        }

        return expected.Skip(e).All(isWildcard);
    }
}
