namespace Swamp.Cel.Evaluation;

/// <summary>A call of a function that nobody knows; its arguments are not evaluated.</summary>
internal sealed class UnknownFunctionNode(string message, string code, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame) => Fail(code, message);
}
