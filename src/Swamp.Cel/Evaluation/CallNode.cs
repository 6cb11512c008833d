namespace Swamp.Cel;

/// <summary>A function of any number of arguments.</summary>
internal sealed class CallNode : Node
{
    private readonly NaryBody body;
    private readonly Node[] args;

    public CallNode(NaryBody body, Node[] args)
    {
        this.body = body;
        this.args = args;
        CallsAsync = AnyAsync(args);
        ReadsVariables = AnyReads(args);
    }

    public override CelValue Eval(Frame frame)
    {
        var values = new CelValue[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            values[i] = args[i].Eval(frame);
            if (values[i].IsError) return values[i];
        }

        return Apply(frame, values);
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        var values = new CelValue[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            values[i] = await args[i].RunAsync(frame).ConfigureAwait(false);
            if (values[i].IsError) return values[i];
        }

        return Apply(frame, values);
    }

    private CelValue Apply(Frame frame, CelValue[] values)
    {
        CelValue failure = default;
        foreach (ref readonly var value in values.AsSpan())
        {
            if (value.IsFailure) failure = Failed(failure, value);
        }

        return failure.IsFailure ? failure : Located(body(frame, values));
    }
}
