namespace Swamp.Cel.Evaluation;

/// <summary>A literal.</summary>
internal sealed class ConstantNode(CelValue value, int offset) : Node(offset)
{
    public CelValue Value => value;

    public override CelValue Evaluate(EvaluationFrame frame) => value;
}
