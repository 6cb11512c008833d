namespace Swamp.Cel.Evaluation;

/// <summary>Selection by a computed key.</summary>
internal sealed class IndexNode(Node operand, Node key, bool isOptional, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var value = operand.Evaluate(frame);
        if (value.IsFailure)
        {
            return value;
        }

        var index = key.Evaluate(frame);
        if (index.IsFailure)
        {
            return index;
        }

        if (value.Kind == CelKind.Optional)
        {
            return value.HasOptionalValue ? Optional(value.OptionalValue(), index) : CelValue.None;
        }

        return isOptional ? Optional(value, index) : Placed(Collections.At(value, index));
    }

    private CelValue Optional(in CelValue value, in CelValue index)
    {
        var found = Collections.At(value, index);
        return found.Kind != CelKind.Error ? CelValue.Some(found)
            : found.AsError().Code is CelErrorCode.NoSuchKey or CelErrorCode.IndexOutOfBounds ? CelValue.None
            : Placed(found);
    }
}
