namespace Swamp.Cel;

/// <summary>The steps of a program that are possible after the characters so far, and how they follow from each other.</summary>
internal sealed class Re2Walker(Re2Program program)
{
    private const int NotKnown = -2;
    private const int EndOfText = -1;

    private readonly Re2Step[] steps = program.Steps;
    private readonly int[] marks = new int[program.Steps.Length];
    private readonly int[] stack = new int[(2 * program.Steps.Length) + 2];
    private int[] current = new int[program.Steps.Length];
    private int[] following = new int[program.Steps.Length];
    private int[] resolved = new int[program.Steps.Length];
    private int count;
    private int mark;
    private long work;

    /// <summary>The steps that wait for the next character; may be sorted.</summary>
    public Span<int> Steps => current.AsSpan(0, count);

    public Re2Before Before { get; private set; }

    /// <summary>What the steps that were looked at cost, since this was asked last.</summary>
    public long TakeWork()
    {
        var cost = 1 + (work / 4);
        work = 0;
        return cost;
    }

    public Re2Outcome Begin()
    {
        Before = program.HasPlaces ? Re2Before.Nothing : Re2Before.Other;
        NewMarks();
        count = 0;
        return Follow(program.Start, current, ref count, NotKnown) ? Re2Outcome.Found : Outcome();
    }

    public void Restore(ReadOnlySpan<int> waiting, Re2Before before)
    {
        waiting.CopyTo(current);
        count = waiting.Length;
        Before = before;
    }

    /// <summary>Takes a character.</summary>
    public Re2Outcome Advance(int code)
    {
        if (Resolve(code)) return Re2Outcome.Found;
        NewMarks();
        var from = current.AsSpan(0, count);
        Before = After(code);
        var found = 0;
        foreach (var at in from)
        {
            ref readonly var step = ref steps[at];
            if (!program.Sets[step.X].Contains(code)) continue;
            if (Follow(step.Y, following, ref found, NotKnown)) return Re2Outcome.Found;
        }

        work += from.Length;
        (current, following) = (following, current);
        count = found;
        return Outcome();
    }

    /// <summary>The text ends here.</summary>
    public Re2Outcome End() => Resolve(EndOfText) ? Re2Outcome.Found : Re2Outcome.Dead;

    private Re2Outcome Outcome() => count == 0 ? Re2Outcome.Dead : Re2Outcome.Open;

    private Re2Before After(int code)
    {
        if (program.HasLines && code == '\n') return Re2Before.Newline;
        return program.HasWords && IsWord(code) ? Re2Before.Word : Re2Before.Other;
    }

    private static bool IsWord(int code) => code is '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private void NewMarks()
    {
        if (++mark != int.MaxValue) return;
        Array.Clear(marks);
        mark = 1;
    }

    /// <summary>Goes on from steps that waited to see the next character, which is known now.</summary>
    /// <returns>True when the pattern is found.</returns>
    private bool Resolve(int code)
    {
        var waits = false;
        for (var i = 0; i < count && !waits; i++) waits = steps[current[i]].Op == Re2Op.Place;
        if (!waits) return false;
        NewMarks();
        var found = 0;
        foreach (var at in current.AsSpan(0, count))
        {
            if (Follow(at, resolved, ref found, code)) return true;
        }

        (current, resolved) = (resolved, current);
        count = found;
        return false;
    }

    /// <summary>Adds the steps that take a character and can be reached from a step without one.</summary>
    /// <param name="from">The step.</param>
    /// <param name="into">Where they are added.</param>
    /// <param name="size">How many are there.</param>
    /// <param name="code">The next character, if it is known.</param>
    /// <returns>True when the end of the program can be reached.</returns>
    private bool Follow(int from, int[] into, ref int size, int code)
    {
        var top = 0;
        stack[top++] = from;
        while (top > 0)
        {
            var at = stack[--top];
            if (marks[at] == mark) continue;
            marks[at] = mark;
            work++;
            ref readonly var step = ref steps[at];
            switch (step.Op)
            {
                case Re2Op.Match: return true;
                case Re2Op.Set: into[size++] = at; break;
                case Re2Op.Split:
                    Push(step.Y, ref top);
                    Push(step.X, ref top);
                    break;
                default:
                    if (Holds((Re2Place)step.X, code) is not { } holds) into[size++] = at;
                    else if (holds) Push(step.Y, ref top);
                    break;
            }
        }

        return false;
    }

    private void Push(int at, ref int top)
    {
        if (marks[at] != mark) stack[top++] = at;
    }

    /// <summary>Whether this is such a place; null when that depends on the next character.</summary>
    private bool? Holds(Re2Place place, int code)
    {
        if (place == Re2Place.TextStart) return Before == Re2Before.Nothing;
        if (place == Re2Place.LineStart) return Before is Re2Before.Nothing or Re2Before.Newline;
        if (code == NotKnown) return null;
        return place switch
        {
            Re2Place.TextEnd => code == EndOfText,
            Re2Place.LineEnd => code is EndOfText or '\n',
            Re2Place.WordEdge => (Before == Re2Before.Word) != IsWord(code),
            _ => (Before == Re2Before.Word) == IsWord(code),
        };
    }
}
