namespace Swamp.Cel;

/// <summary>Characters that differ only in case (simple folding): <c>k</c>, <c>K</c> and the sign for kelvin are one set.</summary>
internal static class CaseFolding
{
    private static readonly Lazy<(int[] Codes, int[][] Orbits)> Table = new(Read);

    /// <summary>Adds what differs only in case from what is there; sets that are inside of a range as a whole add nothing.</summary>
    /// <returns>How many characters were looked up.</returns>
    public static int Close(List<(int Low, int High)> ranges)
    {
        var (codes, orbits) = Table.Value;
        var count = ranges.Count;
        var looked = 0;
        for (var i = 0; i < count; i++)
        {
            var (low, high) = ranges[i];
            var at = Array.BinarySearch(codes, low);
            if (at < 0) at = ~at;
            for (; at < codes.Length && codes[at] <= high; at++)
            {
                looked++;
                foreach (var other in orbits[at])
                {
                    if (other < low || other > high) ranges.Add((other, other));
                }
            }
        }

        return looked;
    }

    private static (int[] Codes, int[][] Orbits) Read()
    {
        var all = new List<(int Code, int[] Orbit)>();
        var first = 0;
        foreach (var set in UnicodeTables.Folds.Split(' '))
        {
            var words = set.Split(',');
            first += Number(words[0]);
            int[] orbit = [first, .. words.Skip(1).Select(w => first + Number(w))];
            foreach (var code in orbit) all.Add((code, orbit));
        }

        var sorted = all.OrderBy(static p => p.Code).ToArray();
        return ([.. sorted.Select(static p => p.Code)], [.. sorted.Select(static p => p.Orbit)]);
    }

    /// <summary>A number to base 36.</summary>
    public static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits) value = (value * 36) + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10);
        return value;
    }
}
