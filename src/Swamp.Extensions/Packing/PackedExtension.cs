using Swamp.Extensions.Archives;
using Swamp.Extensions.Gates;
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

    /// <summary>Packages that its code names, by themselves or by way of an import map, sorted: <c>npm:zod@4.1.0</c>, <c>jsr:@std/path@1</c>, <c>nuget:Some.Package@1.0.0</c>.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>Its entries in the order of the manifest; empty when it was not made here.</summary>
    public IReadOnlyList<PackedEntry> Entries { get; init; } = [];

    /// <summary>Its model types with their versions; empty when it was not made here.</summary>
    public IReadOnlyList<PackedModel> Models { get; init; } = [];

    /// <summary>SHA-256 of everything that it was made from, lower-case hex (EXT-80); null when it was not made here.</summary>
    public string? CacheHash { get; init; }

    /// <summary>Whether it had been made before.</summary>
    public bool CacheHit { get; init; }
}
