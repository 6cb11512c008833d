namespace Swamp.Extensions.Registries;

/// <summary>A version that a registry has.</summary>
/// <param name="Version">The version.</param>
/// <param name="State">How it stands.</param>
public sealed record RegistryVersion(string Version, VersionState State)
{
    /// <summary>When it was published; null when the registry does not tell it along with its versions.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}
