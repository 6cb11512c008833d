namespace Swamp.Extensions.Registries;

/// <summary>What a search found.</summary>
/// <param name="Hits">Extensions, the best first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record RegistryHits(IReadOnlyList<RegistryHit> Hits, int Total);
