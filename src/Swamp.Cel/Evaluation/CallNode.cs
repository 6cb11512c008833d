namespace Swamp.Cel.Evaluation;

/// <summary>A call of a function whose arguments are all evaluated first.</summary>
internal sealed class CallNode(string name, FunctionBody body, Node[] arguments, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var values = new CelValue[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
            if (values[i].IsFailure)
            {
                return values[i];
            }
        }

        var result = body(values, frame);
        return result is { } value
            ? Placed(value)
            : Fail(CelErrorCode.NoSuchOverload, $"no such overload: {name}({string.Join(", ", values.Select(v => v.TypeName))})");
    }
}
