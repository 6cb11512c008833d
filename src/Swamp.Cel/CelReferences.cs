namespace Swamp.Cel;

/// <summary>What an expression needs from outside, known before it runs.</summary>
/// <param name="Variables">Uses of free variables, in source order.</param>
/// <param name="Calls">Calls of functions, in source order.</param>
public sealed record CelReferences(IReadOnlyList<CelReference> Variables, IReadOnlyList<CelCallReference> Calls)
{
    /// <summary>The free variables.</summary>
    public IReadOnlySet<string> Roots { get; } = Variables.Select(v => v.Path[0]).ToHashSet(StringComparer.Ordinal);
}
