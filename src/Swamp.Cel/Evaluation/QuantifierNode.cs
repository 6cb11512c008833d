namespace Swamp.Cel;

/// <summary><c>all</c> and <c>exists</c>: one deciding element decides, whatever errors the others have.</summary>
internal sealed class QuantifierNode(LoopParts parts, bool deciding) : LoopNode(parts)
{
    protected override LoopStep OnCondition(ref LoopState state, in CelValue value)
    {
        if (value.Kind == CelKind.Bool)
        {
            if ((value.Num != 0) != deciding) return LoopStep.Skip;
            state.Decided = true;
            return LoopStep.Stop;
        }

        var problem = value.IsFailure ? value : Located(Faults.NoOverload(Name, value));
        if (state.Failure.IsUnknown && problem.IsUnknown) state.Failure = Unknowns(state.Failure, problem);
        else if (!state.Failure.IsFailure || (state.Failure.IsError && problem.IsUnknown)) state.Failure = problem;
        return LoopStep.Skip;
    }

    protected override CelValue Finish(ref LoopState state) =>
        state.Decided ? CelValue.Bool(deciding) : state.Failure.IsFailure ? state.Failure : CelValue.Bool(!deciding);
}
