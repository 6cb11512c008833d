namespace Swamp.Extensions.Health;

/// <summary>An extension file that was loaded to see how it stands.</summary>
public sealed record InspectedExtension
{
    /// <summary>Path, relative to the repository where it lies in it.</summary>
    public required string SourcePath { get; init; }

    /// <summary><c>model</c>, <c>extension</c>, <c>vault</c>, <c>datastore</c>, <c>driver</c> or <c>report</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Type, or name of a report; null when it cannot be told.</summary>
    public string? Type { get; init; }

    /// <summary>One of <see cref="ExtensionStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Fingerprint of the file and its local imports.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Absolute path of its bundle; null when it runs from its source, or is broken.</summary>
    public string? BundlePath { get; init; }

    /// <summary>Name of the extension that it belongs to (EXT-23).</summary>
    public required string ExtensionName { get; init; }

    /// <summary>Version of that extension.</summary>
    public required string ExtensionVersion { get; init; }

    /// <summary><c>local</c>, <c>pulled</c> or <c>source</c>.</summary>
    public required string Origin { get; init; }
}
