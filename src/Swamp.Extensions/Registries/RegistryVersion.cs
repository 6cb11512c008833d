namespace Swamp.Extensions.Registries;

/// <summary>A version that a registry has.</summary>
/// <param name="Version">The version.</param>
/// <param name="State">How it stands.</param>
public sealed record RegistryVersion(string Version, VersionState State);
