namespace Swamp.Operations.Registry;

/// <summary>Asks to publish an extension (EXC-40).</summary>
public sealed record PushRequest
{
    /// <summary>Path of its <c>manifest.yaml</c>, relative to where the caller is, or else to the repository.</summary>
    public required string Manifest { get; init; }

    /// <summary>The registry, such as <c>file:/srv/extensions</c> or <c>oci://host/path</c>; the configured one of its collective when absent.</summary>
    public string? Registry { get; init; }

    /// <summary><c>beta</c>, <c>rc</c> or <c>stable</c>; the last when absent.</summary>
    public string? Channel { get; init; }

    /// <summary>What is new; those of the manifest when absent. At most 5000 characters.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>The version to publish it under; that of the manifest when absent.</summary>
    public string? Version { get; init; }

    /// <summary><c>epoch</c>: publish it under today's date and the seconds since 1970 (EXT-3). Absent for none.</summary>
    public string? VersionSuffix { get; init; }

    /// <summary>Private key that signs it: path of a PEM file, relative to where the caller is. Its password, if it has one, is in <c>SWAMP_SIGN_PASSWORD</c>.</summary>
    public string? SignKey { get; init; }

    /// <summary>The folder whose <c>extensions/</c> holds the sources, relative to where the caller is; <c>SWAMP_EXTENSIONS_DIR</c> or else the repository when absent (EXC-2).</summary>
    public string? ExtensionsDirectory { get; init; }

    /// <summary>Whether nothing is said of model types with a new version and no upgrades (EXT-76).</summary>
    public bool SkipUpgradeCheck { get; init; }

    /// <summary>Digest of the archive whose packages a dry run asked about, and whose warnings it told, just now; neither is done again while it is the same. Absent when nothing was shown.</summary>
    public string? Audited { get; init; }

    /// <summary>Whether everything is done but publishing.</summary>
    public bool DryRun { get; init; }
}
