namespace Swamp.Cel.Evaluation;

/// <summary><c>cel.bind(x, value, expression)</c>: the value is computed once, when it is first needed or never.</summary>
internal sealed class BindNode(int slot, Node value, Node body, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        frame.Locals[slot] = value.Evaluate(frame);
        return body.Evaluate(frame);
    }
}
