namespace Swamp.Cel;

/// <summary><c>operand.field</c>, or <c>has(operand.field)</c>.</summary>
internal sealed class SelectExpr(CelExpr operand, string name, bool isTest) : CelExpr
{
    public CelExpr Operand => operand;

    public string Field => name;

    public bool IsTest => isTest;

    /// <summary>Where the field of a test ends, which is before the parenthesis.</summary>
    public int FieldEnd { get; init; }
}
