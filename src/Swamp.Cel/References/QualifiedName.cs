namespace Swamp.Cel;

/// <summary>Reads <c>a.b.c</c> out of a tree.</summary>
internal static class QualifiedName
{
    /// <summary>The parts of a qualified name; null when the tree is something else.</summary>
    public static IReadOnlyList<string>? Parts(CelExpr expr)
    {
        var parts = new List<string>();
        for (; expr is SelectExpr { IsTest: false } select; expr = select.Operand) parts.Add(select.Field);
        if (expr is not IdentExpr ident) return null;
        parts.Add(ident.IsAbsolute ? "." + ident.Name : ident.Name);
        parts.Reverse();
        return parts;
    }

    /// <summary>The name at the root of a qualified name; null when the tree is something else.</summary>
    public static IdentExpr? Root(CelExpr expr)
    {
        while (expr is SelectExpr { IsTest: false } select) expr = select.Operand;
        return expr as IdentExpr;
    }

    public static void Append(System.Text.StringBuilder text, CelExpr expr)
    {
        if (expr is SelectExpr select)
        {
            Append(text, select.Operand);
            text.Append('.').Append(select.Field);
        }
        else if (expr is IdentExpr ident)
        {
            if (ident.IsAbsolute) text.Append('.');
            text.Append(ident.Name);
        }
    }
}
