namespace Swamp.Cli.CommandLine;

/// <summary>Offers the known word that is nearest to what was typed.</summary>
internal static class DidYouMean
{
    /// <summary><c> Did you mean 'x'?</c> with a leading space, or nothing when no word is near.</summary>
    public static string Clause(string typed, IEnumerable<string> known)
    {
        var best = known.Select(k => (Name: k, Distance: EditDistance(typed, k))).OrderBy(k => k.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, typed.Length / 3) ? $" Did you mean '{best.Name}'?" : "";
    }

    private static int EditDistance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
