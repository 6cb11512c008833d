namespace Swamp.Cel;

/// <summary>
/// A macro that walks through a list or map. What the kinds of macros differ in is what they do with the outcome of the condition and of the
/// body, so that the walk itself exists only twice: once plain, once awaiting.
/// </summary>
internal abstract class LoopNode : Node
{
    private readonly Node range;
    private readonly Node? condition;
    private readonly Node? body;
    private readonly int first;
    private readonly int second;
    private readonly long cost;

    protected LoopNode(LoopParts parts)
    {
        range = parts.Range;
        condition = parts.Condition;
        body = parts.Body;
        first = parts.FirstSlot;
        second = parts.SecondSlot;
        cost = parts.Cost;
        Offset = parts.Offset;
        Name = parts.Name;
        CallsAsync = range.CallsAsync || condition?.CallsAsync == true || body?.CallsAsync == true;
        ReadsVariables = range.ReadsVariables || condition?.ReadsVariables == true || body?.ReadsVariables == true;
    }

    protected string Name { get; }

    protected int FirstSlot => first;

    public sealed override CelValue Eval(Frame frame)
    {
        var over = range.Eval(frame);
        if (!IsRange(over, out var problem)) return problem;
        var cursor = new RangeCursor(over);
        var state = Begin(over);
        while (cursor.Next())
        {
            frame.Charge(cost);
            cursor.Set(frame, first, second);
            if (condition is not null)
            {
                var step = OnCondition(ref state, condition.Eval(frame));
                if (step == LoopStep.Stop) break;
                if (step == LoopStep.Skip) continue;
            }

            if (!OnBody(frame, ref state, body is null ? default : body.Eval(frame))) break;
        }

        return Finish(ref state);
    }

    public sealed override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        var over = await range.RunAsync(frame).ConfigureAwait(false);
        if (!IsRange(over, out var problem)) return problem;
        var cursor = new RangeCursor(over);
        var state = Begin(over);
        while (cursor.Next())
        {
            frame.Charge(cost);
            cursor.Set(frame, first, second);
            if (condition is not null)
            {
                var step = OnCondition(ref state, await condition.RunAsync(frame).ConfigureAwait(false));
                if (step == LoopStep.Stop) break;
                if (step == LoopStep.Skip) continue;
            }

            if (!OnBody(frame, ref state, body is null ? default : await body.RunAsync(frame).ConfigureAwait(false))) break;
        }

        return Finish(ref state);
    }

    protected virtual LoopState Begin(in CelValue range) => default;

    protected abstract LoopStep OnCondition(ref LoopState state, in CelValue value);

    /// <returns>False to end the walk.</returns>
    protected virtual bool OnBody(Frame frame, ref LoopState state, in CelValue value) => true;

    protected abstract CelValue Finish(ref LoopState state);

    /// <summary>A filter: true goes on to the body, false skips, anything else ends the walk with an error.</summary>
    protected LoopStep Filter(ref LoopState state, in CelValue value)
    {
        if (value.Kind == CelKind.Bool) return value.Num != 0 ? LoopStep.Body : LoopStep.Skip;
        return Keep(ref state, value.IsFailure ? value : Located(Faults.NoOverload(Name, value))) ? LoopStep.Skip : LoopStep.Stop;
    }

    /// <summary>Remembers a failure; true when the walk goes on because it is only an unknown.</summary>
    protected static bool Keep(ref LoopState state, in CelValue failure)
    {
        state.Failure = Failed(state.Failure, failure);
        return !state.Failure.IsError;
    }

    private bool IsRange(in CelValue over, out CelValue problem)
    {
        problem = over;
        if (over.Kind is CelKind.List or CelKind.Map) return true;
        if (!over.IsFailure) problem = Located(Faults.NoOverload(Name, over));
        return false;
    }
}
