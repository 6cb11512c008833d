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
        foreach (var name in candidates)
        {
            if (frame.Activation.TryResolve(name, out var value)) return Located(value);
        }

        return Missing(frame);
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        foreach (var name in candidates)
        {
            if (frame.Activation.TryResolve(name, out var value)) return Located(value);
            if (frame.Async is not null && await frame.Async.ResolveAsync(name, frame.Cancellation).ConfigureAwait(false) is { } waited) return Located(waited);
        }

        return Missing(frame);
    }

    private CelValue Missing(Frame frame) => Located(Faults.UnknownIdentifier(candidates[^1], frame.Activation));
}
