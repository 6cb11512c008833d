namespace Swamp.Cel;

/// <summary>A literal.</summary>
internal sealed class ConstantExpr(CelValue value) : CelExpr
{
    public CelValue Value => value;
}
