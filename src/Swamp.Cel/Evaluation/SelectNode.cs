namespace Swamp.Cel;

/// <summary><c>operand.field</c>.</summary>
internal sealed class SelectNode : Node
{
    private readonly Node operand;
    private readonly CelValue field;

    public SelectNode(Node operand, string field)
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
        if (target.Kind == CelKind.Map)
        {
            return frame.TryGet(target.RawMap, field, out var value) ? Located(value) : Located(Faults.NoSuchKey(target.RawMap, field));
        }

        if (target.IsFailure) return target;
        if (target.Kind != CelKind.Optional) return Located(Faults.NoSuchField(target, field.RawString));
        return Located(OptionalFunctions.SelectField(frame, target, field));
    }
}
