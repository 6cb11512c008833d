namespace Swamp.Cli.Tests.Docs;

/// <summary>Compares output with what a document shows of it.</summary>
internal static class ExpectedOutput
{
    private const char Anything = '…';

    /// <summary>
    /// The first line shown that the output does not have, or null. A document shows what to look for: every line of it must be part of a
    /// line of the output, in that order; <c>…</c> stands for any characters, and a line of its own for nothing in particular.
    /// </summary>
    public static string? FirstMissing(IReadOnlyList<string> shown, string output)
    {
        var lines = output.ReplaceLineEndings("\n").Split('\n');
        var next = 0;
        foreach (var fragment in shown.Select(s => s.Trim()))
        {
            var found = Array.FindIndex(lines, next, line => Contains(line, fragment));
            if (found < 0)
            {
                return fragment;
            }

            next = fragment.Trim(Anything).Length == 0 ? next : found + 1;
        }

        return null;
    }

    private static bool Contains(string line, string fragment)
    {
        var from = 0;
        foreach (var piece in fragment.Split(Anything, StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(piece, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            from = at + piece.Length;
        }

        return true;
    }
}
