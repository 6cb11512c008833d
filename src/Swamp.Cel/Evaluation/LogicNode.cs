namespace Swamp.Cel;

/// <summary>A chain of <c>&amp;&amp;</c> or of <c>||</c>: one deciding operand decides, whatever errors the others have.</summary>
internal sealed class LogicNode : Node
{
    private readonly Node[] terms;
    private readonly bool deciding;

    /// <param name="terms">The operands.</param>
    /// <param name="deciding">The operand that decides: true for <c>||</c>, false for <c>&amp;&amp;</c>.</param>
    public LogicNode(Node[] terms, bool deciding)
    {
        this.terms = terms;
        this.deciding = deciding;
        CallsAsync = AnyAsync(terms);
        ReadsVariables = AnyReads(terms);
    }

    public override CelValue Eval(Frame frame)
    {
        CelValue pending = default;
        foreach (var term in terms)
        {
            if (Decides(term.Eval(frame), ref pending)) return CelValue.Bool(deciding);
        }

        return pending.IsFailure ? pending : CelValue.Bool(!deciding);
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        CelValue pending = default;
        foreach (var term in terms)
        {
            if (Decides(await term.RunAsync(frame).ConfigureAwait(false), ref pending)) return CelValue.Bool(deciding);
        }

        return pending.IsFailure ? pending : CelValue.Bool(!deciding);
    }

    private bool Decides(in CelValue value, ref CelValue pending)
    {
        if (value.Kind == CelKind.Bool) return (value.Num != 0) == deciding;
        var problem = value.IsFailure ? value : Located(Faults.NoOverload(deciding ? Operators.Or : Operators.And, value));

        // An unknown may still turn out to decide, so it outlives an error.
        if (pending.IsUnknown && problem.IsUnknown) pending = Unknowns(pending, problem);
        else if (!pending.IsFailure || (pending.IsError && problem.IsUnknown)) pending = problem;
        return false;
    }
}
