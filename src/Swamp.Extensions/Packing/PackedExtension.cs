using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Packing;

/// <summary>An extension that is ready to be published.</summary>
public sealed record PackedExtension
{
    /// <summary>What it says of itself.</summary>
    public required ExtensionManifest Manifest { get; init; }

    /// <summary>The archive.</summary>
    public required ReadOnlyMemory<byte> Archive { get; init; }

    /// <summary>Its digest, <c>sha256:…</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>What it holds.</summary>
    public required IReadOnlyList<ArchiveFile> Files { get; init; }

    /// <summary>What it brings.</summary>
    public required PackedContents Contents { get; init; }

    /// <summary>What its users should know before they use it, and its author before publishing it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
