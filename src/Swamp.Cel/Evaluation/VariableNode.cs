namespace Swamp.Cel;

/// <summary>A variable of the activation.</summary>
internal sealed class VariableNode : Node
{
    private readonly string[] candidates;

    /// <param name="candidates">The names that may be meant, most specific first.</param>
    public VariableNode(string[] candidates)
    {
        this.candidates = candidates;
        ReadsVariables = true;
    }

    public override CelValue Eval(Frame frame)
    {
        try
        {
            foreach (var name in candidates)
            {
                if (frame.Activation.TryResolve(name, out var value)) return Read(frame, value);
            }
        }
        catch (CelException problem)
        {
            return Placed(Faults.Thrown(problem));
        }

        return Missing(frame);
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        try
        {
            foreach (var name in candidates)
            {
                if (frame.Activation.TryResolve(name, out var value)) return Read(frame, value);
                if (frame.Async is not null && await frame.Async.ResolveAsync(name, frame.Cancellation).ConfigureAwait(false) is { } waited) return Placed(waited);
            }
        }
        catch (CelException problem)
        {
            return Placed(Faults.Thrown(problem));
        }

        return Missing(frame);
    }

    private CelValue Read(Frame frame, in CelValue value)
    {
        if (frame.Activation is MapActivation) frame.ChargeRead(value);
        return Placed(value);
    }

    private CelValue Missing(Frame frame)
    {
        var name = candidates[^1];
        return Located(frame.Async is null && frame.Activation is DictionaryActivation variables && variables.IsAwaited(name)
            ? CelValue.Error(CelErrorCodes.UnknownValue, $"the variable '{name}' has to be waited for, which only EvaluateAsync does")
            : Faults.UnknownIdentifier(name, frame.Activation));
    }
}
