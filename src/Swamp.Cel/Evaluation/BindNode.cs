namespace Swamp.Cel;

/// <summary><c>cel.bind(x, value, body)</c>. An error of the value appears where the variable is used.</summary>
internal sealed class BindNode : Node
{
    private readonly Node value;
    private readonly Node body;
    private readonly int slot;

    public BindNode(Node value, Node body, int slot)
    {
        this.value = value;
        this.body = body;
        this.slot = slot;
        CallsAsync = value.CallsAsync || body.CallsAsync;
        ReadsVariables = value.ReadsVariables || body.ReadsVariables;
    }

    public override CelValue Eval(Frame frame)
    {
        frame.Locals[slot] = value.Eval(frame);
        return body.Eval(frame);
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        frame.Locals[slot] = await value.RunAsync(frame).ConfigureAwait(false);
        return await body.RunAsync(frame).ConfigureAwait(false);
    }
}
