namespace Swamp.Cel;

/// <summary>What <see cref="CelEnvironment.Check(CelParseResult, CelCompileOptions?)"/> gives: types and errors.</summary>
public sealed class CelCheckResult
{
    private readonly Dictionary<CelExpr, CelType> types;
    private readonly Dictionary<CelExpr, CheckReference> references;

    internal CelCheckResult(
        CelParseResult parsed, Dictionary<CelExpr, CelType> types, Dictionary<CelExpr, CheckReference> references, IReadOnlyList<CelError> errors)
    {
        this.types = types;
        this.references = references;
        Parsed = parsed;
        Type = TypeOf(parsed.Root);
        Errors = parsed.IsValid ? errors : [.. parsed.Errors.Concat(errors).OrderBy(static e => e.Offset)];
    }

    /// <summary>What was checked.</summary>
    public CelParseResult Parsed { get; }

    /// <summary>The type of the whole expression; dynamic when it is not known or wrong.</summary>
    public CelType Type { get; }

    /// <summary>The errors in the order of the source, those of the parser among them; at most 100 of each.</summary>
    public IReadOnlyList<CelError> Errors { get; }

    /// <summary>True when there are no errors.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The type of the smallest part of the expression at a position, for editors; null when there is none.</summary>
    /// <param name="offset">Position in the source in UTF-16 units, from 0.</param>
    public CelType? TypeAt(int offset)
    {
        CelExpr? nearest = null;
        foreach (var expr in types.Keys)
        {
            if (expr.Start > offset || expr.End <= offset) continue;
            if (nearest is null || expr.End - expr.Start < nearest.End - nearest.Start) nearest = expr;
        }

        return nearest is null ? null : types[nearest];
    }

    internal CelType TypeOf(CelExpr expr) => types.GetValueOrDefault(expr, CelType.Dyn);

    internal CheckReference? ReferenceOf(CelExpr expr) => references.GetValueOrDefault(expr);
}
