namespace Swamp.Cel;

/// <summary>A node of a parsed expression. <see cref="ToString"/> gives an expression that parses to the same tree.</summary>
public abstract class CelExpr
{
    private protected CelExpr()
    {
    }

    /// <summary>Where the node begins in the source, in UTF-16 units from 0.</summary>
    public int Start { get; internal init; }

    /// <summary>Where the node ends in the source.</summary>
    public int End { get; internal init; }

    /// <summary>Where an error of this node points: the operator, the name of the function or field, else <see cref="Start"/>.</summary>
    public int Offset { get; internal init; }

    internal int Depth { get; init; } = 1;

    /// <summary>The node as an expression.</summary>
    public override string ToString() => ExprPrinter.Print(this);
}
