using System.Numerics;

namespace Swamp.Engine.Redaction;

/// <summary>
/// Finds all of many patterns in one pass over a text (Aho and Corasick), over UTF-16 units or bytes. Text that cannot start a pattern is
/// passed over with one look at a table per unit. Immutable.
/// </summary>
internal sealed class PatternAutomaton
{
    private const int FilterBits = 1 << 18;

    private readonly ulong[] filter = new ulong[FilterBits / 64];
    private readonly List<int> failure = [0];
    private readonly List<int> longest = [0];
    private readonly List<int> depth = [0];
    private readonly Dictionary<long, int> next = [];

    /// <summary>Builds the automaton.</summary>
    /// <param name="patterns">What to find; each at least three units long.</param>
    public PatternAutomaton(IEnumerable<ushort[]> patterns)
    {
        foreach (var pattern in patterns)
        {
            var node = 0;
            foreach (var symbol in pattern)
            {
                node = Child(node, symbol);
            }

            longest[node] = pattern.Length;
            Mark(pattern[0], pattern[1], pattern[2]);
        }

        Link();
    }

    /// <summary>Length of the longest pattern that ends in this state; 0 for none.</summary>
    public int LongestMatch(int state) => longest[state];

    /// <summary>How many of the last units may be the beginning of a pattern.</summary>
    public int Pending(int state) => depth[state];

    /// <summary>The state after one more unit.</summary>
    public int Step(int state, ushort symbol)
    {
        while (true)
        {
            if (next.TryGetValue(Edge(state, symbol), out var target))
            {
                return target;
            }

            if (state == 0)
            {
                return 0;
            }

            state = failure[state];
        }
    }

    /// <summary>From the start state: the first position at or after one where a pattern could begin, as far as three units tell.</summary>
    public int Skip<T>(ReadOnlySpan<T> text, int from)
        where T : unmanaged, IBinaryInteger<T>
    {
        var last = text.Length - 2;
        var bits = filter;
        for (var i = from; i < last; i++)
        {
            var hash = Hash(ushort.CreateTruncating(text[i]), ushort.CreateTruncating(text[i + 1]), ushort.CreateTruncating(text[i + 2]));
            if ((bits[hash >> 6] & (1UL << (int)(hash & 63))) != 0)
            {
                return i;
            }
        }

        // The rest is too short for a look: the automaton itself decides.
        return Math.Max(from, last);
    }

    /// <summary>Whether a text holds any pattern.</summary>
    public bool FindsAny<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (state, position) = (0, 0);
        while (position < text.Length)
        {
            if (state == 0)
            {
                position = Skip(text, position);
            }

            state = Step(state, ushort.CreateTruncating(text[position++]));
            if (longest[state] > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static long Edge(int node, ushort symbol) => ((long)node << 16) | symbol;

    private static uint Hash(ushort a, ushort b, ushort c) => (((a * 0x9E3779B1u) ^ (b * 0x85EBCA6Bu) ^ (c * 0xC2B2AE35u)) >> 7) & (FilterBits - 1);

    private void Mark(ushort a, ushort b, ushort c)
    {
        var hash = Hash(a, b, c);
        filter[hash >> 6] |= 1UL << (int)(hash & 63);
    }

    private int Child(int node, ushort symbol)
    {
        if (!next.TryGetValue(Edge(node, symbol), out var child))
        {
            child = depth.Count;
            next.Add(Edge(node, symbol), child);
            depth.Add(depth[node] + 1);
            longest.Add(0);
            failure.Add(0);
        }

        return child;
    }

    /// <summary>Failure links, nearest nodes first: each leads to the longest proper ending of a node's text that is itself the start of a pattern.</summary>
    private void Link()
    {
        foreach (var (edge, child) in next.OrderBy(pair => depth[pair.Value]).ToList())
        {
            var (parent, symbol) = ((int)(edge >> 16), (ushort)edge);
            failure[child] = parent == 0 ? 0 : Step(failure[parent], symbol);
            longest[child] = Math.Max(longest[child], longest[failure[child]]);
        }
    }
}
