namespace Swamp.Cel.Evaluation;

/// <summary><c>a ? b : c</c>; only the chosen side is evaluated.</summary>
internal sealed class ConditionalNode(Node condition, Node whenTrue, Node whenFalse, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var value = condition.Evaluate(frame);
        return value.IsFailure ? value
            : value.Kind != CelKind.Bool ? Fail(CelErrorCode.NoSuchOverload, $"no such overload: _?_:_({value.TypeName}, …)")
            : (value.AsBool() ? whenTrue : whenFalse).Evaluate(frame);
    }
}
