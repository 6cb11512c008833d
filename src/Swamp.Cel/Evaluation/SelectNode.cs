namespace Swamp.Cel.Evaluation;

/// <summary>Selection of a field.</summary>
internal sealed class SelectNode(Node operand, string field, bool isOptional, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var value = operand.Evaluate(frame);
        if (value.IsFailure)
        {
            return value;
        }

        if (value.Kind == CelKind.Optional)
        {
            return value.HasOptionalValue ? AsOptional(value.OptionalValue()) : CelValue.None;
        }

        return isOptional ? AsOptional(value) : Get(value);
    }

    private CelValue AsOptional(in CelValue value)
    {
        if (value.Kind != CelKind.Map)
        {
            return Fail(CelErrorCode.NoSuchOverload, $"no such overload: a field of {value.TypeName}");
        }

        return value.AsMap().TryGet(field, out var item) ? item.IsFailure ? item : CelValue.Some(item) : CelValue.None;
    }

    private CelValue Get(in CelValue value)
    {
        if (value.Kind != CelKind.Map)
        {
            return Fail(CelErrorCode.NoSuchOverload, $"no such overload: field '{field}' of {value.TypeName}");
        }

        if (value.AsMap().TryGet(field, out var item))
        {
            return Placed(item);
        }

        var closest = DidYouMean.Closest(field, value.AsMap().Keys.Take(1000).Where(k => k.Kind == CelKind.String).Select(k => k.AsString()));
        return Fail(CelErrorCode.NoSuchKey, $"no such key: {field}{(closest is null ? "" : $", did you mean '{closest}'?")}");
    }
}
