namespace Swamp.Cel;

/// <summary><c>map</c>, <c>filter</c> and <c>transformList</c>: the outcomes of the body, or the elements, as a list.</summary>
internal sealed class ListLoopNode(LoopParts parts) : LoopNode(parts)
{
    private readonly bool keepsElement = parts.Body is null;
    private readonly bool keepsAll = parts.Condition is null;

    protected override LoopState Begin(in CelValue range) =>
        new() { List = new CelArrayBuilder(keepsAll && range.Kind == CelKind.List ? range.RawList.Count : 0) };

    protected override LoopStep OnCondition(ref LoopState state, in CelValue value) => Filter(ref state, value);

    protected override bool OnBody(Frame frame, ref LoopState state, in CelValue value)
    {
        var item = keepsElement ? frame.Locals[FirstSlot] : value;
        if (item.IsFailure) return Keep(ref state, item);
        state.List.Add(item);
        return true;
    }

    protected override CelValue Finish(ref LoopState state) => state.Failure.IsFailure ? state.Failure : state.List.ToValue();
}
