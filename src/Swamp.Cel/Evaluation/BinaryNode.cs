namespace Swamp.Cel;

/// <summary>A function of two arguments.</summary>
internal sealed class BinaryNode : Node
{
    private readonly BinaryBody body;
    private readonly Node left;
    private readonly Node right;

    public BinaryNode(BinaryBody body, Node left, Node right)
    {
        this.body = body;
        this.left = left;
        this.right = right;
        CallsAsync = left.CallsAsync || right.CallsAsync;
        ReadsVariables = left.ReadsVariables || right.ReadsVariables;
    }

    public override CelValue Eval(Frame frame)
    {
        var a = left.Eval(frame);
        return a.IsError ? a : Apply(frame, a, right.Eval(frame));
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        var a = await left.RunAsync(frame).ConfigureAwait(false);
        return a.IsError ? a : Apply(frame, a, await right.RunAsync(frame).ConfigureAwait(false));
    }

    private CelValue Apply(Frame frame, in CelValue a, in CelValue b) =>
        a.IsFailure || b.IsFailure ? Failed(a, b) : Located(body(frame, a, b));
}
