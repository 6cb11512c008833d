namespace Swamp.Operations.Registry;

/// <summary>How the extensions of the lockfile stand now (EXC-13).</summary>
public sealed record InstallResult
{
    /// <summary>Each extension of the lockfile.</summary>
    public required IReadOnlyList<InstallEntry> Entries { get; init; }

    /// <summary>How many were installed, or would be.</summary>
    public required int Installed { get; init; }

    /// <summary>How many were whole already.</summary>
    public required int UpToDate { get; init; }

    /// <summary>How many could not be installed.</summary>
    public required int Failed { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }
}
