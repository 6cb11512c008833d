namespace Swamp.Cel;

/// <summary>A compiled part of an expression.</summary>
internal abstract class Node
{
    /// <summary>Where an error of this node points.</summary>
    public int Offset { get; init; }

    /// <summary>True when the node or one below calls a function that waits.</summary>
    public bool CallsAsync { get; protected init; }

    /// <summary>True when the node or one below reads a variable of the activation.</summary>
    public bool ReadsVariables { get; protected init; }

    public abstract CelValue Eval(Frame frame);

    public virtual ValueTask<CelValue> AwaitAsync(Frame frame) => new(Eval(frame));

    public ValueTask<CelValue> RunAsync(Frame frame) => frame.MustAwait(this) ? AwaitAsync(frame) : new(Eval(frame));

    protected static bool AnyAsync(ReadOnlySpan<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.CallsAsync) return true;
        }

        return false;
    }

    protected static bool AnyReads(ReadOnlySpan<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.ReadsVariables) return true;
        }

        return false;
    }

    /// <summary>Gives an error that has no place yet the place of this node.</summary>
    protected CelValue Located(in CelValue value)
    {
        if (value.Kind != CelKind.Error || value.RawFault.Offset >= 0) return value;
        if (value.RawFault.MayBeShared) return Placed(value);
        value.RawFault.Offset = Offset;
        return value;
    }

    /// <summary>Gives an error that came from outside of the evaluation, and may be used elsewhere, the place of this node.</summary>
    protected CelValue Placed(in CelValue value) => value.Kind == CelKind.Error ? CelValue.Failure(value.RawFault.At(Offset)) : value;

    /// <summary>What stands for two operands of which at least one failed: the first error, or the union of the unknowns.</summary>
    internal static CelValue Failed(in CelValue a, in CelValue b)
    {
        if (!a.IsFailure) return b;
        if (!b.IsFailure || a.IsError) return a;
        return b.IsError ? b : Unknowns(a, b);
    }

    protected static CelValue Unknowns(in CelValue a, in CelValue b) =>
        CelValue.Unknown([.. a.AsUnknown().Concat(b.AsUnknown()).Distinct(StringComparer.Ordinal)]);
}
