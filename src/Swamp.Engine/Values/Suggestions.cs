namespace Swamp.Engine.Values;

/// <summary>"Did you mean": the candidate that a mistyped word is nearest to.</summary>
public static class Suggestions
{
    // Longer words are not names somebody mistyped, and the table of distances grows with the square of the length.
    private const int LongestWord = 100;
    private const int MostCandidates = 10_000;

    /// <summary>
    /// The closest candidate, or null when none is close: at most one edit for three characters of the word, counting insertions, deletions,
    /// substitutions and swaps of neighbours; case differences count least.
    /// </summary>
    public static string? Closest(string? word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (word is null || word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var (best, bestDistance) = ((string?)null, Math.Max(1, word.Length / 3) + 1);
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return string.Equals(best, word, StringComparison.Ordinal) ? null : best;
    }

    /// <summary>A sentence for an error message, <c> Did you mean 'x'?</c> with its leading space, or nothing.</summary>
    public static string DidYouMean(string? word, IEnumerable<string> candidates) =>
        Closest(word, candidates) is { } closest ? $" Did you mean '{closest}'?" : "";

    private static int Distance(string one, string other)
    {
        var (beforePrevious, previous, current) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[other.Length];
    }
}
