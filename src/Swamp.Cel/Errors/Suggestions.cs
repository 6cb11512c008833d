namespace Swamp.Cel;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Suggestions
{
    private const int MaxLength = 64;

    public static string? Nearest(string wanted, IEnumerable<string> candidates, int most = int.MaxValue)
    {
        if (wanted.Length is 0 or > MaxLength) return null;
        var allowed = Math.Min(most, Math.Max(1, wanted.Length / 3));
        string? best = null;
        var bestDistance = allowed + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > MaxLength || Math.Abs(candidate.Length - wanted.Length) > allowed) continue;
            if (string.Equals(candidate, wanted, StringComparison.Ordinal)) continue;
            var distance = string.Equals(candidate, wanted, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(wanted, candidate);
            if (distance >= bestDistance) continue;
            bestDistance = distance;
            best = candidate;
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[MaxLength + 1];
        Span<int> above = stackalloc int[MaxLength + 1];
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, above[j] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            var last = before;
            before = above;
            above = row;
            row = last;
        }

        return above[b.Length];
    }
}
