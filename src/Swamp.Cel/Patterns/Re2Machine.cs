namespace Swamp.Cel;

/// <summary>
/// Runs a program over a text: all ways through the program at once, one character after the other. The sets of steps that occur are
/// remembered as numbered states with what follows each class of characters, as far as a bounded table takes them; then it begins anew.
/// Making a state is paid for by the steps that are looked at.
/// </summary>
internal sealed class Re2Machine(Re2Program program)
{
    private const int MaxCells = 1 << 15;
    private const int Unmade = 0;
    private const int Dead = 1;
    private const int Found = 2;
    private const int First = 3;

    /// <summary>Searches for the first character of a match that may bring little before searching is given up.</summary>
    private const int MaxVain = 16;

    private readonly Re2Alphabet? alphabet = program.Alphabet;

    /// <summary>One for each class of characters, and one for the end of the text.</summary>
    private readonly int columns = Math.Max((program.Alphabet?.Count ?? 0) + 1, 1);
    private readonly Re2Walker walker = new(program);
    private readonly Dictionary<int, int> newest = [];
    private int[] next = [];
    private int[] members = [];
    private State[] states = new State[8];
    private int count = First;
    private int stored;
    private int start;
    private int forgotten;

    /// <summary>Whether the pattern is found.</summary>
    public bool Run(Frame frame, string text) => alphabet is null ? RunDirectly(frame, text) : RunByStates(frame, text, alphabet);

    private bool RunByStates(Frame frame, string text, Re2Alphabet letters)
    {
        if (start == 0) start = Begin(frame);
        var state = start;
        if (state < First) return state == Found;
        var ascii = letters.Ascii;
        var width = columns;
        var table = next;
        var row = state * width;
        var vain = 0;
        var home = program.Prefix.Length > 0 || program.First is not null ? row : -1;
        for (var i = 0; i < text.Length;)
        {
            if (row == home)
            {
                var beginning = NextBeginning(text, i);
                if (beginning < 0) return false;
                if (beginning - i >= 8) vain = 0;
                else if (++vain == MaxVain) home = -1;
                i = beginning;
            }

            int column = text[i];
            if ((uint)column < (uint)ascii.Length)
            {
                column = ascii[column];
                i++;
            }
            else
            {
                column = letters.ClassOf(CodeAt(text, ref i));
            }

            var to = table[row + column];
            if (to < First)
            {
                if (to == Unmade)
                {
                    to = Make(frame, row / width, column, letters);
                    table = next;
                    if (home >= 0) home = start * width;
                }

                if (to < First) return to == Found;
            }

            row = to * width;
        }

        var last = next[row + letters.Count];
        return (last != Unmade ? last : Make(frame, row / width, letters.Count, letters)) == Found;
    }

    /// <summary>Where a match may begin at or after a place; -1 when there is no such place.</summary>
    private int NextBeginning(string text, int from)
    {
        if (program.Prefix.Length > 0) return text.IndexOf(program.Prefix, from, StringComparison.Ordinal);
        var at = text.AsSpan(from).IndexOfAny(program.First!);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>For programs with too many classes of characters: the same without remembering.</summary>
    private bool RunDirectly(Frame frame, string text)
    {
        var found = walker.Begin();
        for (var i = 0; found == Re2Outcome.Open && i < text.Length;)
        {
            found = walker.Advance(CodeAt(text, ref i));
            frame.Charge(walker.TakeWork());
        }

        return (found == Re2Outcome.Open ? walker.End() : found) == Re2Outcome.Found;
    }

    private static int CodeAt(string text, ref int at)
    {
        var c = text[at++];
        if (!char.IsHighSurrogate(c) || at >= text.Length || !char.IsLowSurrogate(text[at])) return c;
        return char.ConvertToUtf32(c, text[at++]);
    }

    private int Begin(Frame frame)
    {
        var outcome = walker.Begin();
        frame.Charge(walker.TakeWork());
        return Number(outcome);
    }

    /// <summary>Finds what follows a state with a class of characters, or with the end of the text.</summary>
    private int Make(Frame frame, int state, int column, Re2Alphabet letters)
    {
        var from = states[state];
        walker.Restore(members.AsSpan(from.Start, from.Length), from.Before);
        var outcome = column == letters.Count ? walker.End() : walker.Advance(letters.Member(column));
        frame.Charge(walker.TakeWork() + walker.Steps.Length + (columns / 8));
        var before = forgotten;
        var to = Number(outcome);
        if (before == forgotten) next[(state * columns) + column] = to;
        return to;
    }

    private int Number(Re2Outcome outcome)
    {
        if (outcome != Re2Outcome.Open) return outcome == Re2Outcome.Found ? Found : Dead;
        var steps = walker.Steps;
        steps.Sort();
        var hash = Hash(steps, walker.Before);
        for (var known = newest.GetValueOrDefault(hash); known != 0; known = states[known].Older)
        {
            ref readonly var state = ref states[known];
            if (state.Before == walker.Before && steps.SequenceEqual(members.AsSpan(state.Start, state.Length))) return known;
        }

        if (((count + 1) * columns > MaxCells || stored + steps.Length > MaxCells) && count > First) Forget();
        Grow(steps.Length);
        steps.CopyTo(members.AsSpan(stored));
        states[count] = new State(stored, steps.Length, walker.Before, newest.GetValueOrDefault(hash));
        newest[hash] = count;
        stored += steps.Length;
        return count++;
    }

    private static int Hash(ReadOnlySpan<int> steps, Re2Before before)
    {
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(steps));
        hash.Add((int)before);
        return hash.ToHashCode();
    }

    private void Forget()
    {
        Array.Clear(next);
        newest.Clear();
        (count, stored, start) = (First, 0, 0);
        forgotten++;
    }

    private void Grow(int more)
    {
        if ((count + 1) * columns > next.Length) Array.Resize(ref next, Math.Max((count + 1) * columns, next.Length * 2));
        if (stored + more > members.Length) Array.Resize(ref members, Math.Max(stored + more, members.Length * 2));
        if (count == states.Length) Array.Resize(ref states, count * 2);
    }

    private readonly record struct State(int Start, int Length, Re2Before Before, int Older);
}
