namespace Swamp.Extensions.Registries;

/// <summary>What a search found.</summary>
/// <param name="Hits">Extensions, in the order that was asked for.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record RegistryHits(IReadOnlyList<RegistryHit> Hits, int Total)
{
    /// <summary>Extensions that cannot be read, each with the reason: one that is damaged does not hide the others.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
