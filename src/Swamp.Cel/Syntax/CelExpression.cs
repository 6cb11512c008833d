namespace Swamp.Cel.Syntax;

/// <summary>A node of an expression's tree.</summary>
/// <param name="Offset">Where it stands in the source: operators at the operator, calls at the parenthesis' name.</param>
internal abstract record CelExpression(int Offset)
{
    /// <summary>A literal.</summary>
    public sealed record Constant(CelValue Value, int Offset) : CelExpression(Offset);

    /// <summary>A name; a leading dot means the root.</summary>
    public sealed record Identifier(string Name, bool IsRooted, int Offset) : CelExpression(Offset);

    /// <summary><c>operand.field</c>, <c>operand.?field</c>, <c>has(operand.field)</c>.</summary>
    public sealed record Select(CelExpression Operand, string Field, bool IsOptional, bool IsTest, int Offset) : CelExpression(Offset);

    /// <summary><c>operand[index]</c>, <c>operand[?index]</c>.</summary>
    public sealed record Index(CelExpression Operand, CelExpression Key, bool IsOptional, int Offset) : CelExpression(Offset);

    /// <summary>A function call; operators are calls of names such as <c>_+_</c>.</summary>
    public sealed record Call(CelExpression? Target, string Function, IReadOnlyList<CelExpression> Arguments, int Offset) : CelExpression(Offset);

    /// <summary>A list literal; positions in <paramref name="Optional"/> are left out when they hold nothing.</summary>
    public sealed record List(IReadOnlyList<CelExpression> Elements, IReadOnlySet<int> Optional, int Offset) : CelExpression(Offset);

    /// <summary>A map literal.</summary>
    public sealed record Map(IReadOnlyList<MapEntry> Entries, int Offset) : CelExpression(Offset);

    /// <summary>A message literal; parsed so that its error is clear.</summary>
    public sealed record Message(string TypeName, IReadOnlyList<MapEntry> Fields, int Offset) : CelExpression(Offset);

    /// <summary>A macro: names it declares, the range or initial value, and its parts.</summary>
    public sealed record Macro(MacroKind Kind, CelExpression Range, string Variable1, string? Variable2, IReadOnlyList<CelExpression> Parts, int Offset)
        : CelExpression(Offset);
}
