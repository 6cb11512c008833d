using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>Stands between some of the levels of a deep expression and ends the evaluation before the stack of the thread does.</summary>
internal sealed class StackGuardNode : Node
{
    /// <summary>Levels between two guards.</summary>
    public const int Distance = 16;

    private readonly Node inner;

    public StackGuardNode(Node inner)
    {
        this.inner = inner;
        Offset = inner.Offset;
        CallsAsync = inner.CallsAsync;
        ReadsVariables = inner.ReadsVariables;
    }

    public override CelValue Eval(Frame frame)
    {
        Check();
        return inner.Eval(frame);
    }

    public override ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        Check();
        return inner.RunAsync(frame);
    }

    private void Check()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Faults.TooDeep(Offset);
    }
}
