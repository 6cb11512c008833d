namespace Swamp.Operations.Extensions;

/// <summary>An extension file.</summary>
public sealed record ExtensionSourceDetail
{
    /// <summary>Path, relative to the repository where it lies in it.</summary>
    public required string SourcePath { get; init; }

    /// <summary>State (EXT-42).</summary>
    public required string StateTag { get; init; }

    /// <summary>Fingerprint of the file and its local imports.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Absolute path of its bundle; absent when it runs from its source.</summary>
    public string? BundlePath { get; init; }

    /// <summary>Kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Type, or name of a report.</summary>
    public string? Type { get; init; }

    /// <summary>What is wrong.</summary>
    public string? LastError { get; init; }
}
