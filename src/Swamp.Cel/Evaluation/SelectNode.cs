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

    public override CelValue Eval(Frame frame) => Apply(operand.Eval(frame));

    public override async ValueTask<CelValue> AwaitAsync(Frame frame) => Apply(await operand.RunAsync(frame).ConfigureAwait(false));

    private CelValue Apply(in CelValue target)
    {
        if (target.Kind == CelKind.Map)
        {
            return target.RawMap.TryGet(field, out var value) ? value : Located(Faults.NoSuchKey(target.RawMap, field));
        }

        if (target.IsFailure) return target;
        if (target.Kind != CelKind.Optional) return Located(Faults.NoSuchField(target, field.RawString));
        return Located(OptionalFunctions.Select(target, field));
    }
}
