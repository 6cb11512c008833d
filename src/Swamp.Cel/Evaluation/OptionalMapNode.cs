namespace Swamp.Cel;

/// <summary><c>optional.optMap(x, e)</c> and <c>optional.optFlatMap(x, e)</c>.</summary>
internal sealed class OptionalMapNode : Node
{
    private readonly Node optional;
    private readonly Node body;
    private readonly int slot;
    private readonly bool flat;

    public OptionalMapNode(Node optional, Node body, int slot, bool flat)
    {
        this.optional = optional;
        this.body = body;
        this.slot = slot;
        this.flat = flat;
        CallsAsync = optional.CallsAsync || body.CallsAsync;
        ReadsVariables = optional.ReadsVariables || body.ReadsVariables;
    }

    public override CelValue Eval(Frame frame) => Begin(frame, optional.Eval(frame), out var result) ? Wrap(body.Eval(frame)) : result;

    public override async ValueTask<CelValue> AwaitAsync(Frame frame) =>
        Begin(frame, await optional.RunAsync(frame).ConfigureAwait(false), out var result)
            ? Wrap(await body.RunAsync(frame).ConfigureAwait(false))
            : result;

    private bool Begin(Frame frame, in CelValue value, out CelValue result)
    {
        result = value;
        if (value.IsFailure) return false;
        if (value.Kind != CelKind.Optional)
        {
            result = Located(Faults.NoOverload(flat ? "optFlatMap" : "optMap", value));
            return false;
        }

        if (!value.RawOptional.HasValue) return false;
        frame.Locals[slot] = value.RawOptional.Value;
        return true;
    }

    private CelValue Wrap(in CelValue value)
    {
        if (value.IsFailure) return value;
        if (!flat) return CelValue.Some(value);
        return value.Kind == CelKind.Optional ? value : Located(Faults.NoOverload("optFlatMap", value));
    }
}
