using System.Buffers;
using System.Numerics;

namespace Swamp.Engine.Redaction;

/// <summary>
/// Copies a text that comes in pieces and puts the mask where secrets are. Everything that any secret covers is replaced, so overlapping
/// secrets leave nothing behind; what may be the beginning of a secret is held back until it is known. The result does not depend on how the
/// text was cut.
/// </summary>
internal sealed class RedactionScan<T>(PatternAutomaton automaton, T[] mask)
    where T : unmanaged, IBinaryInteger<T>
{
    // Places of secrets in what is held back, in order and apart from each other.
    private readonly List<(int From, int To)> marks = [];
    private PatternAutomaton automaton = automaton;
    private T[] held = [];
    private int heldCount;
    private int scanned;
    private int state;

    /// <summary>Goes on with other patterns; what is held back is looked at again, what was found in it stays found.</summary>
    public void Use(PatternAutomaton patterns)
    {
        if (!ReferenceEquals(patterns, automaton))
        {
            (automaton, scanned, state) = (patterns, 0, 0);
        }
    }

    /// <summary>Takes a piece and writes what is certain.</summary>
    public void Push(ReadOnlySpan<T> piece, IBufferWriter<T> output)
    {
        if (heldCount == 0)
        {
            Take(piece, output);
            return;
        }

        var joined = ArrayPool<T>.Shared.Rent(heldCount + piece.Length);
        try
        {
            held.AsSpan(0, heldCount).CopyTo(joined);
            piece.CopyTo(joined.AsSpan(heldCount));
            Take(joined.AsSpan(0, heldCount + piece.Length), output);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(joined, clearArray: true);
        }
    }

    /// <summary>Writes what was held back: the text has ended. The next piece begins another text.</summary>
    public void Finish(IBufferWriter<T> output)
    {
        Push([], output); // the patterns may have changed since the last piece
        var start = Write(held.AsSpan(0, heldCount), heldCount, output);
        output.Write(held.AsSpan(start, heldCount - start));
        Array.Clear(held);
        marks.Clear();
        (heldCount, scanned, state) = (0, 0, 0);
    }

    private void Take(ReadOnlySpan<T> all, IBufferWriter<T> output)
    {
        var wasSearchedBefore = scanned == heldCount;
        Search(all);
        if (!wasSearchedBefore)
        {
            Tidy();
        }

        // What comes later can only belong to a secret that begins behind this point.
        var certain = all.Length - automaton.Pending(state);
        var start = Write(all, certain, output);
        var keep = marks.Count > 0 ? Math.Min(marks[0].From, certain) : certain;
        output.Write(all[start..keep]);
        for (var i = 0; i < marks.Count; i++)
        {
            marks[i] = (marks[i].From - keep, marks[i].To - keep);
        }

        Hold(all[keep..]);
    }

    private void Search(ReadOnlySpan<T> all)
    {
        var position = scanned;
        while (position < all.Length)
        {
            if (state == 0)
            {
                position = automaton.Skip(all, position);
            }

            state = automaton.Step(state, ushort.CreateTruncating(all[position]));
            position++;
            if (automaton.LongestMatch(state) is var length and > 0)
            {
                Mark(position - length, position);
            }
        }
    }

    private void Mark(int from, int to)
    {
        while (marks is [.., var last] && last.To > from && last.To <= to)
        {
            from = Math.Min(from, last.From);
            marks.RemoveAt(marks.Count - 1);
        }

        marks.Add((from, to));
    }

    /// <summary>Puts marks of two searches over the same text in order.</summary>
    private void Tidy()
    {
        var all = marks.Order().ToList();
        marks.Clear();
        foreach (var (from, to) in all)
        {
            if (marks is [.., var last] && last.To > from)
            {
                marks[^1] = (last.From, Math.Max(last.To, to));
            }
            else
            {
                marks.Add((from, to));
            }
        }
    }

    /// <summary>Writes the text up to the last secret that ends before a point; returns where that secret ends.</summary>
    private int Write(ReadOnlySpan<T> all, int certain, IBufferWriter<T> output)
    {
        var (start, count) = (0, 0);
        foreach (var (from, to) in marks)
        {
            if (to > certain)
            {
                break;
            }

            output.Write(all[start..from]);
            output.Write(mask);
            (start, count) = (to, count + 1);
        }

        marks.RemoveRange(0, count);
        return start;
    }

    private void Hold(ReadOnlySpan<T> rest)
    {
        if (held.Length < rest.Length)
        {
            Array.Clear(held);
            held = new T[Math.Max(256, rest.Length)];
        }

        rest.CopyTo(held);
        if (heldCount > rest.Length)
        {
            held.AsSpan(rest.Length, heldCount - rest.Length).Clear();
        }

        (heldCount, scanned) = (rest.Length, rest.Length);
    }
}
