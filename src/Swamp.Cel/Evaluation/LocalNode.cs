namespace Swamp.Cel.Evaluation;

/// <summary>A name bound by a macro.</summary>
internal sealed class LocalNode(int slot, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame) => frame.Locals[slot];
}
