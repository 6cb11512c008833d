namespace Swamp.Cel;

/// <summary>A compiled pattern. Immutable. Characters that no set tells apart are one class, numbered in the order of code points.</summary>
internal sealed class Re2Program
{
    /// <summary>More classes than this are not numbered: a row of the table of states would be too long.</summary>
    private const int MaxClasses = 512;

    private readonly ushort[] ascii = [];
    private readonly int[] starts = [];

    public Re2Program(Re2Step[] steps, RuneSet[] sets, int start, bool hasPlaces, bool hasLines, bool hasWords)
    {
        Steps = steps;
        Sets = sets;
        Start = start;
        HasPlaces = hasPlaces;
        HasLines = hasLines;
        HasWords = hasWords;
        if (Starts() is not { } found) return;
        starts = found;
        ascii = new ushort[128];
        for (int code = 0, at = 0; code < ascii.Length; code++)
        {
            if (at + 1 < starts.Length && starts[at + 1] <= code) at++;
            ascii[code] = (ushort)at;
        }
    }

    public Re2Step[] Steps { get; }

    public RuneSet[] Sets { get; }

    /// <summary>The first step.</summary>
    public int Start { get; }

    /// <summary>Whether it matters at all where in the text something stands.</summary>
    public bool HasPlaces { get; }

    /// <summary>Whether starts and ends of lines matter.</summary>
    public bool HasLines { get; }

    /// <summary>Whether edges of words matter.</summary>
    public bool HasWords { get; }

    /// <summary>What every match begins with; empty when that is not known, or when it matters what stands before.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How many classes there are; 0 when they are too many to be numbered.</summary>
    public int Classes => starts.Length;

    public ReadOnlySpan<ushort> Ascii => ascii;

    /// <summary>About how much memory and work the program stands for.</summary>
    public long Weight => Steps.Length + Sets.Sum(static s => (long)s.Count);

    public int ClassOf(int code)
    {
        if (code < 128) return ascii[code];
        var at = Array.BinarySearch(starts, code);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>A character of a class.</summary>
    public int Member(int number) => starts[number];

    private int[]? Starts()
    {
        var bounds = new SortedSet<int> { 0 };
        if (HasLines) bounds.UnionWith([(int)'\n', '\n' + 1]);
        if (HasWords) AddBounds(bounds, Re2Classes.Perl('w')!);
        foreach (var set in Sets)
        {
            if (!AddBounds(bounds, set)) return null;
        }

        return [.. bounds];
    }

    private static bool AddBounds(SortedSet<int> bounds, RuneSet set)
    {
        var ranges = set.Bounds;
        for (var i = 0; i < ranges.Length; i += 2)
        {
            bounds.Add(ranges[i]);
            if (ranges[i + 1] < RuneSet.Largest) bounds.Add(ranges[i + 1] + 1);
            if (bounds.Count > MaxClasses) return false;
        }

        return true;
    }
}
