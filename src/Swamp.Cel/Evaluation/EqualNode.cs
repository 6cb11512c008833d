namespace Swamp.Cel;

/// <summary><c>==</c> and <c>!=</c>.</summary>
internal sealed class EqualNode : Node
{
    private readonly Node left;
    private readonly Node right;
    private readonly bool wanted;

    public EqualNode(Node left, Node right, bool wanted)
    {
        this.left = left;
        this.right = right;
        this.wanted = wanted;
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

    private CelValue Apply(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.IsFailure || b.IsFailure) return Failed(a, b);
        var equal = frame.AreEqual(a, b, out var failure);
        return failure.IsFailure ? Located(failure) : CelValue.Bool(equal == wanted);
    }
}
