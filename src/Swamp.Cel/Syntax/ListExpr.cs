namespace Swamp.Cel;

/// <summary>A list literal; an optional element is left out when it is absent.</summary>
internal sealed class ListExpr(CelExpr[] elements, bool[]? optional) : CelExpr
{
    public CelExpr[] Elements => elements;

    public bool IsOptional(int index) => optional is not null && optional[index];
}
