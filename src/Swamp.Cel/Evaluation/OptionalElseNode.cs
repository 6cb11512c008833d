namespace Swamp.Cel;

/// <summary><c>optional.or(other)</c> and <c>optional.orValue(other)</c>; the other is evaluated only when it is needed.</summary>
internal sealed class OptionalElseNode : Node
{
    private readonly Node optional;
    private readonly Node other;
    private readonly bool unwrap;

    public OptionalElseNode(Node optional, Node other, bool unwrap)
    {
        this.optional = optional;
        this.other = other;
        this.unwrap = unwrap;
        CallsAsync = optional.CallsAsync || other.CallsAsync;
        ReadsVariables = optional.ReadsVariables || other.ReadsVariables;
    }

    public override CelValue Eval(Frame frame)
    {
        var value = optional.Eval(frame);
        return Done(value, out var result) ? result : Checked(other.Eval(frame));
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        var value = await optional.RunAsync(frame).ConfigureAwait(false);
        return Done(value, out var result) ? result : Checked(await other.RunAsync(frame).ConfigureAwait(false));
    }

    private bool Done(in CelValue value, out CelValue result)
    {
        result = value;
        if (value.IsFailure) return true;
        if (value.Kind != CelKind.Optional)
        {
            result = Located(Faults.NoOverload(unwrap ? "orValue" : "or", value));
            return true;
        }

        if (!value.RawOptional.HasValue) return false;
        if (unwrap) result = value.RawOptional.Value;
        return true;
    }

    private CelValue Checked(in CelValue value) =>
        unwrap || value.IsFailure || value.Kind == CelKind.Optional ? value : Located(Faults.NoOverload("or", value));
}
