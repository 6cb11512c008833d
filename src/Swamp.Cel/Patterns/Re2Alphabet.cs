namespace Swamp.Cel;

/// <summary>Classes of characters that the sets of a program do not tell apart, numbered from 0.</summary>
internal sealed class Re2Alphabet
{
    private const int MaxBounds = 8192;
    private const int MaxClasses = 512;
    private const int MaxWork = 200_000;

    private readonly int[] starts;
    private readonly ushort[] classes;
    private readonly int[] members;

    private Re2Alphabet(int[] starts, ushort[] classes, int[] members)
    {
        this.starts = starts;
        this.classes = classes;
        this.members = members;
        for (int code = 0, at = 0; code < Ascii.Length; code++)
        {
            if (at + 1 < starts.Length && starts[at + 1] <= code) at++;
            Ascii[code] = classes[at];
        }
    }

    /// <summary>The classes of the first 128 characters.</summary>
    public ushort[] Ascii { get; } = new ushort[128];

    /// <summary>How many classes there are.</summary>
    public int Count => members.Length;

    /// <summary>The classes of some sets; null when they are too many, or too much work to find.</summary>
    public static Re2Alphabet? Of(IReadOnlyList<RuneSet> sets)
    {
        if (Starts(sets) is not { } starts) return null;

        // Each set divides every class into what it has of it and what it does not have.
        var numbers = new int[starts.Length];
        var count = 1;
        var work = 0;
        foreach (var set in sets)
        {
            var moved = new Dictionary<int, int>();
            var bounds = set.Bounds;
            for (var i = 0; i < bounds.Length; i += 2)
            {
                for (var at = Array.BinarySearch(starts, bounds[i]); at < starts.Length && starts[at] <= bounds[i + 1]; at++)
                {
                    if (++work > MaxWork) return null;
                    if (!moved.TryGetValue(numbers[at], out var number)) moved[numbers[at]] = number = count++;
                    numbers[at] = number;
                }
            }
        }

        var names = new Dictionary<int, ushort>();
        var members = new List<int>();
        var classes = new ushort[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            if (!names.TryGetValue(numbers[i], out var name))
            {
                if (members.Count == MaxClasses) return null;
                names[numbers[i]] = name = (ushort)members.Count;
                members.Add(starts[i]);
            }

            classes[i] = name;
        }

        return new Re2Alphabet(starts, classes, [.. members]);
    }

    public int ClassOf(int code)
    {
        var at = Array.BinarySearch(starts, code);
        return classes[at >= 0 ? at : ~at - 1];
    }

    /// <summary>A character of a class.</summary>
    public int Member(int number) => members[number];

    /// <summary>Where a range begins, or the one before has ended.</summary>
    private static int[]? Starts(IReadOnlyList<RuneSet> sets)
    {
        var found = new HashSet<int> { 0 };
        foreach (var set in sets)
        {
            var bounds = set.Bounds;
            for (var i = 0; i < bounds.Length; i += 2)
            {
                found.Add(bounds[i]);
                if (bounds[i + 1] < RuneSet.Largest) found.Add(bounds[i + 1] + 1);
                if (found.Count > MaxBounds) return null;
            }
        }

        int[] sorted = [.. found];
        Array.Sort(sorted);
        return sorted;
    }
}
