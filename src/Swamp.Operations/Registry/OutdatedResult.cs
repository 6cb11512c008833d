namespace Swamp.Operations.Registry;

/// <summary>Installed extensions that are not up to date (EXC-34).</summary>
public sealed record OutdatedResult
{
    /// <summary>The extensions.</summary>
    public required IReadOnlyList<ExtensionStanding> Extensions { get; init; }

    /// <summary>Whether a newer version of some is there.</summary>
    public required bool HasUpdateAvailable { get; init; }

    /// <summary>Whether some are deprecated.</summary>
    public required bool HasDeprecated { get; init; }
}
