namespace Swamp.Cel;

/// <summary>
/// A macro that binds variables. <see cref="Range"/> is what is walked through, bound or unwrapped; <see cref="Condition"/> is the predicate
/// or filter; <see cref="Body"/> is what is computed.
/// </summary>
internal sealed class MacroExpr(
    MacroKind kind, string name, CelExpr range, string variable, string? secondVariable, CelExpr? condition, CelExpr? body) : CelExpr
{
    public MacroKind Kind => kind;

    /// <summary>The name as written, which differs for <c>exists_one</c> and <c>existsOne</c>.</summary>
    public string Name => name;

    public CelExpr Range => range;

    public string Variable => variable;

    public string? SecondVariable => secondVariable;

    public CelExpr? Condition => condition;

    public CelExpr? Body => body;
}
