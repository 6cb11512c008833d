namespace Swamp.Operations.Registry;

/// <summary>Extensions that were installed, or would be (EXC-11).</summary>
public sealed record PullResult
{
    /// <summary>The extension that was asked for.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Collectives that are neither trusted nor of an installed extension: whoever is asked should look at the findings first.</summary>
    public required IReadOnlyList<string> UntrustedCollectives { get; init; }

    /// <summary>The extension, then those that it needs and that were not there.</summary>
    public required IReadOnlyList<PulledExtension> Extensions { get; init; }
}
