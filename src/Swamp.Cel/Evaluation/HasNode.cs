namespace Swamp.Cel;

/// <summary><c>has(operand.field)</c>.</summary>
internal sealed class HasNode : Node
{
    private readonly Node operand;
    private readonly CelValue field;

    public HasNode(Node operand, string field)
    {
        this.operand = operand;
        this.field = CelValue.String(field);
        CallsAsync = operand.CallsAsync;
        ReadsVariables = operand.ReadsVariables;
    }

    public override CelValue Eval(Frame frame) => Apply(frame, operand.Eval(frame));

    public override async ValueTask<CelValue> AwaitAsync(Frame frame) => Apply(frame, await operand.RunAsync(frame).ConfigureAwait(false));

    private CelValue Apply(Frame frame, in CelValue target)
    {
        if (target.IsFailure) return target;
        if (target.Kind == CelKind.Map)
        {
            var found = frame.TryGet(target.RawMap, field, out var value);
            return value.IsUnknown ? value : CelValue.Bool(found);
        }

        if (target.Kind != CelKind.Optional) return Located(Faults.NoSuchField(target, field.RawString));
        return target.RawOptional.HasValue ? Apply(frame, target.RawOptional.Value) : CelValue.False;
    }
}
