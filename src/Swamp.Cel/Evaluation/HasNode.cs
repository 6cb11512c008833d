namespace Swamp.Cel.Evaluation;

/// <summary><c>has(a.b)</c>.</summary>
internal sealed class HasNode(Node operand, string field, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var value = operand.Evaluate(frame);
        if (value.Kind == CelKind.Optional)
        {
            value = value.HasOptionalValue ? value.OptionalValue() : CelValue.Map([]);
        }

        return value.IsFailure ? value
            : value.Kind == CelKind.Map ? CelValue.Bool(value.AsMap().TryGet(field, out _))
            : Fail(CelErrorCode.NoSuchOverload, $"no such overload: has() on {value.TypeName}");
    }
}
