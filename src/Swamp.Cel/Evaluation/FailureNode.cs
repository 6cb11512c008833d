namespace Swamp.Cel;

/// <summary>An error that is known when the expression is compiled; a new one each time, since errors carry their place.</summary>
internal sealed class FailureNode(Func<CelFault> fault) : Node
{
    public override CelValue Eval(Frame frame) => Located(CelValue.Failure(fault()));
}
