namespace Swamp.Cel;

/// <summary>A function of one argument.</summary>
internal sealed class UnaryNode : Node
{
    private readonly UnaryBody body;
    private readonly Node operand;

    public UnaryNode(UnaryBody body, Node operand)
    {
        this.body = body;
        this.operand = operand;
        CallsAsync = operand.CallsAsync;
        ReadsVariables = operand.ReadsVariables;
    }

    public override CelValue Eval(Frame frame) => Apply(frame, operand.Eval(frame));

    public override async ValueTask<CelValue> AwaitAsync(Frame frame) => Apply(frame, await operand.RunAsync(frame).ConfigureAwait(false));

    private CelValue Apply(Frame frame, in CelValue a) => a.IsFailure ? a : Located(body(frame, a));
}
