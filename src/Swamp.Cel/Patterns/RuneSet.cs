using System.Runtime.InteropServices;

namespace Swamp.Cel;

/// <summary>A set of code points as ranges: sorted, apart from each other, first and last of each in turn. Halves of pairs count as code points.</summary>
internal sealed class RuneSet
{
    public const int Largest = 0x10ffff;

    private static readonly RuneSet[] Ascii = [.. Enumerable.Range(0, 128).Select(static c => new RuneSet([c, c]))];

    private readonly int[] bounds;

    private RuneSet(int[] bounds) => this.bounds = bounds;

    public static RuneSet All { get; } = new([0, Largest]);

    public static RuneSet NoNewline { get; } = new([0, '\n' - 1, '\n' + 1, Largest]);

    /// <summary>First and last code point of each range, in order.</summary>
    public ReadOnlySpan<int> Bounds => bounds;

    /// <summary>Number of ranges.</summary>
    public int Count => bounds.Length / 2;

    /// <summary>The only member; -1 when there are more or none.</summary>
    public int Single => bounds.Length == 2 && bounds[0] == bounds[1] ? bounds[0] : -1;

    public static RuneSet Of(int code) => code < Ascii.Length ? Ascii[code] : new([code, code]);

    /// <summary>The union of ranges in any order.</summary>
    public static RuneSet Of(List<(int Low, int High)> ranges)
    {
        var sorted = ranges.ToArray();
        Array.Sort(sorted, static (a, b) => a.Low.CompareTo(b.Low));
        var bounds = new List<int>(sorted.Length * 2);
        foreach (var (low, high) in sorted)
        {
            if (bounds.Count > 0 && low <= bounds[^1] + 1) bounds[^1] = Math.Max(bounds[^1], high);
            else bounds.AddRange([low, high]);
        }

        return new RuneSet([.. bounds]);
    }

    public RuneSet Complement()
    {
        var rest = new List<int>(bounds.Length + 2);
        var next = 0;
        for (var i = 0; i < bounds.Length; i += 2)
        {
            if (bounds[i] > next) rest.AddRange([next, bounds[i] - 1]);
            next = bounds[i + 1] + 1;
        }

        if (next <= Largest) rest.AddRange([next, Largest]);
        return new RuneSet([.. rest]);
    }

    public bool Contains(int code)
    {
        if (bounds.Length == 2) return code >= bounds[0] && code <= bounds[1];

        // The number of bounds at or below the code: odd inside of a range, and a last member is found itself.
        var at = bounds.AsSpan().BinarySearch(code);
        return at >= 0 || ((~at & 1) != 0);
    }

    public void AddTo(List<(int Low, int High)> ranges)
    {
        CollectionsMarshal.SetCount(ranges, ranges.Count + Count);
        var into = CollectionsMarshal.AsSpan(ranges)[^Count..];
        for (var i = 0; i < into.Length; i++) into[i] = (bounds[2 * i], bounds[(2 * i) + 1]);
    }
}
