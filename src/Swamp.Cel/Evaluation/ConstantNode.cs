namespace Swamp.Cel;

/// <summary>A value that is known when the expression is compiled.</summary>
internal sealed class ConstantNode(CelValue value) : Node
{
    public CelValue Value => value;

    public override CelValue Eval(Frame frame) => value;
}
