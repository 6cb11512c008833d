namespace Swamp.Extensions.Registries;

/// <summary>Which versions are yanked, or given back.</summary>
/// <param name="Version">The one that was named; null for all.</param>
/// <param name="Channel">The channel that was named; null for all.</param>
/// <param name="Versions">The versions themselves, as far as the registry tells them.</param>
public sealed record YankedVersions(string? Version, string? Channel, IReadOnlyList<RegistryVersion> Versions)
{
    /// <summary>Their states as they will be.</summary>
    internal IEnumerable<RegistryVersion> With(string? reason, DateTimeOffset now) =>
        Versions.Select(v => v with { State = v.State with { YankReason = reason, YankedAt = reason is null ? null : now } });
}
