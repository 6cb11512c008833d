namespace Swamp.Cel.Evaluation;

/// <summary><c>optMap</c> and <c>optFlatMap</c>.</summary>
internal sealed class OptionalMapNode(Node target, int slot, Node body, bool isFlat, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var value = target.Evaluate(frame);
        if (value.IsFailure)
        {
            return value;
        }

        if (value.Kind != CelKind.Optional)
        {
            return Fail(CelErrorCode.NoSuchOverload, $"no such overload: {(isFlat ? "optFlatMap" : "optMap")}() on {value.TypeName}");
        }

        if (!value.HasOptionalValue)
        {
            return CelValue.None;
        }

        frame.Locals[slot] = value.OptionalValue();
        var result = body.Evaluate(frame);
        return result.IsFailure ? result
            : !isFlat ? CelValue.Some(result)
            : result.Kind == CelKind.Optional ? result
            : Fail(CelErrorCode.NoSuchOverload, $"optFlatMap() needs an optional, not {result.TypeName}");
    }
}
