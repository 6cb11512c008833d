namespace Swamp.Cel;

/// <summary>A compiled pattern. Thread-safe; what one run found out about it is kept for the next.</summary>
internal sealed class Re2Pattern(Re2Program program)
{
    private Re2Machine? spare;

    /// <summary>About how much memory and work the pattern stands for.</summary>
    public long Weight => program.Weight;

    /// <summary>Whether the pattern is found in a text.</summary>
    public bool IsMatch(Frame frame, string text)
    {
        frame.ChargeText(text.Length);
        var machine = Interlocked.Exchange(ref spare, null) ?? new Re2Machine(program);
        var found = machine.Run(frame, text);
        spare = machine;
        return found;
    }
}
