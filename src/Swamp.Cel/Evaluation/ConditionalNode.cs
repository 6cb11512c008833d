namespace Swamp.Cel;

/// <summary><c>condition ? yes : no</c>; the branch that is not taken is not evaluated.</summary>
internal sealed class ConditionalNode : Node
{
    private readonly Node condition;
    private readonly Node yes;
    private readonly Node no;

    public ConditionalNode(Node condition, Node yes, Node no)
    {
        this.condition = condition;
        this.yes = yes;
        this.no = no;
        CallsAsync = condition.CallsAsync || yes.CallsAsync || no.CallsAsync;
        ReadsVariables = condition.ReadsVariables || yes.ReadsVariables || no.ReadsVariables;
    }

    public override CelValue Eval(Frame frame)
    {
        var test = condition.Eval(frame);
        return test.Kind == CelKind.Bool ? (test.Num != 0 ? yes : no).Eval(frame) : NotBool(test);
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        var test = await condition.RunAsync(frame).ConfigureAwait(false);
        return test.Kind == CelKind.Bool ? await (test.Num != 0 ? yes : no).RunAsync(frame).ConfigureAwait(false) : NotBool(test);
    }

    private CelValue NotBool(in CelValue test) => test.IsFailure ? test : Located(Faults.NoOverload(Operators.Conditional, test));
}
