namespace Swamp.Cel.Evaluation;

/// <summary>Finds the name that was probably meant.</summary>
internal static class DidYouMean
{
    private const int Longest = 64;

    public static string? Closest(string typed, IEnumerable<string> names)
    {
        if (typed.Length > Longest)
        {
            return null;
        }

        var allowed = Math.Max(1, typed.Length / 3);
        var best = names
            .Where(n => n.Length <= Longest && Math.Abs(n.Length - typed.Length) <= allowed)
            .Select(n => (Name: n, Distance: Distance(typed, n)))
            .Where(n => n.Distance <= allowed)
            .OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name;
    }

    private static int Distance(string a, string b)
    {
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
