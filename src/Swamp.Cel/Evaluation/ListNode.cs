namespace Swamp.Cel;

/// <summary>A list literal.</summary>
internal sealed class ListNode : Node
{
    private readonly Node[] elements;
    private readonly ListExpr expr;

    public ListNode(Node[] elements, ListExpr expr)
    {
        this.elements = elements;
        this.expr = expr;
        CallsAsync = AnyAsync(elements);
        ReadsVariables = AnyReads(elements);
    }

    public override CelValue Eval(Frame frame)
    {
        frame.Charge(elements.Length);
        var list = new CelArrayBuilder(elements.Length);
        CelValue failure = default;
        for (var i = 0; i < elements.Length; i++)
        {
            if (Add(i, elements[i].Eval(frame), ref list, ref failure)) return failure;
        }

        return failure.IsFailure ? failure : list.ToValue();
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        frame.Charge(elements.Length);
        var list = new CelArrayBuilder(elements.Length);
        CelValue failure = default;
        for (var i = 0; i < elements.Length; i++)
        {
            if (Add(i, await elements[i].RunAsync(frame).ConfigureAwait(false), ref list, ref failure)) return failure;
        }

        return failure.IsFailure ? failure : list.ToValue();
    }

    private bool Add(int index, in CelValue value, ref CelArrayBuilder list, ref CelValue failure)
    {
        if (value.IsFailure)
        {
            failure = Failed(failure, value);
        }
        else if (!expr.IsOptional(index))
        {
            list.Add(value);
        }
        else if (value.Kind != CelKind.Optional)
        {
            failure = Located(Faults.Argument($"an optional element needs an optional, not {value.TypeOf().Name}"));
        }
        else if (value.RawOptional.HasValue)
        {
            list.Add(value.RawOptional.Value);
        }

        return failure.IsError;
    }
}
