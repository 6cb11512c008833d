namespace Swamp.Cel.Tests.Differential;

/// <summary>A part of an expression for which the two implementations give different results; null is an error.</summary>
internal sealed record Difference(CelExpr Part, CelValue? Ours, CelValue? Theirs)
{
    public override string ToString() => $"{Part}\n    ours {Shown(Ours)}, theirs {Shown(Theirs)}";

    private static string Shown(CelValue? value) => value is { } found ? $"{found.Kind} {found}" : "an error";
}
