namespace Swamp.Cel;

/// <summary>A function or operator; operators have names such as <c>_+_</c>. Chains of <c>&amp;&amp;</c> and <c>||</c> are one call.</summary>
internal sealed class CallExpr(string function, CelExpr? target, CelExpr[] args) : CelExpr
{
    public string Function => function;

    public CelExpr? Target => target;

    public CelExpr[] Args => args;
}
