using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Archives;

/// <summary>An archive that was read and found sound.</summary>
public sealed record ExtensionArchive
{
    /// <summary>What it says of itself.</summary>
    public required ExtensionManifest Manifest { get; init; }

    /// <summary>Its files in the order of their paths, the manifest among them.</summary>
    public required IReadOnlyList<ArchiveFile> Files { get; init; }
}
