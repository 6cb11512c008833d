namespace Swamp.Cel;

/// <summary>A variable of a macro.</summary>
internal sealed class LocalNode(int slot) : Node
{
    public override CelValue Eval(Frame frame) => frame.Locals[slot];
}
