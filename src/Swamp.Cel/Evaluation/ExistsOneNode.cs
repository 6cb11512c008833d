namespace Swamp.Cel;

/// <summary><c>exists_one</c>: errors are not absorbed.</summary>
internal sealed class ExistsOneNode(LoopParts parts) : LoopNode(parts)
{
    protected override LoopStep OnCondition(ref LoopState state, in CelValue value) => Filter(ref state, value);

    protected override bool OnBody(Frame frame, ref LoopState state, in CelValue value)
    {
        state.Count++;
        return true;
    }

    protected override CelValue Finish(ref LoopState state) => state.Failure.IsFailure ? state.Failure : CelValue.Bool(state.Count == 1);
}
