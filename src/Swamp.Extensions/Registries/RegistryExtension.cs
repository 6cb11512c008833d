using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Registries;

/// <summary>An extension as a registry has it.</summary>
public sealed record RegistryExtension
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Its versions, the highest first.</summary>
    public required IReadOnlyList<RegistryVersion> Versions { get; init; }

    /// <summary>How it stands as a whole.</summary>
    public ExtensionState State { get; init; } = new();

    /// <summary>The highest version of a channel that is not yanked; null for none.</summary>
    public string? Latest(string channel) => Versions.FirstOrDefault(v => v.State.Channel == channel && v.State.YankReason is null)?.Version;

    /// <summary>The highest version that somebody on a channel should use: of that channel or a more settled one.</summary>
    public string? LatestFor(string channel) =>
        Versions.FirstOrDefault(v => v.State.YankReason is null && Channels.RankOf(v.State.Channel) >= Channels.RankOf(channel))?.Version;

    /// <summary>Whether versions that were yanked are among <see cref="Versions"/>.</summary>
    public bool TellsYanked { get; init; } = true;

    /// <summary>Whether every version that is offered is among <see cref="Versions"/>.</summary>
    public bool TellsAll { get; init; } = true;

    /// <summary>Why all of it was yanked; null when it was not.</summary>
    public string? YankReason { get; init; }

    /// <summary>What else the registry knows.</summary>
    public RegistryFacts Facts { get; init; } = new();

    /// <summary>The version that describes the extension: what would be pulled, or else the highest; null when there is none.</summary>
    public string? Shown => LatestFor(Channels.Stable) ?? LatestFor("rc") ?? LatestFor("beta") ?? (Versions.Count > 0 ? Versions[0].Version : null);

    /// <summary>Why no version of it is to be had, as the end of a sentence: it was yanked, or lies in channels of a later swamp.</summary>
    public string WhyNone => Versions.Any(static v => v.State.YankReason is null) ? "; those that it has are in no channel that is known here."
        : (YankReason ?? (Versions.Count > 0 ? Versions[0].State.YankReason : null)) is { } reason ? $"; all were yanked: {reason}"
        : "; all were yanked.";

    /// <summary>A version; null when there is none.</summary>
    public RegistryVersion? Find(string version) => Versions.FirstOrDefault(v => v.Version == version);
}
