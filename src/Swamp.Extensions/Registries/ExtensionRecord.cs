using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Registries;

/// <summary>What a registry keeps of a published version. It never changes.</summary>
/// <remarks>Lists can be set so that those that a document leaves out stay empty; an initial value of an init-only member does not survive reading.</remarks>
public sealed record ExtensionRecord
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source.</summary>
    public string? Repository { get; init; }

    /// <summary>Labels.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Where it is said to run.</summary>
    public IReadOnlyList<string> Platforms { get; set; } = [];

    /// <summary>Extensions that it needs, as written.</summary>
    public IReadOnlyList<string> Dependencies { get; set; } = [];

    /// <summary>What it brings.</summary>
    public PackedContents Contents { get; set; } = new();

    /// <summary>Versions of the model types that it brings, by their names; null where it is not known, as in records of earlier versions of swamp.</summary>
    public IReadOnlyDictionary<string, string>? ModelVersions { get; init; }

    /// <summary>What is new.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Digest of the archive, <c>sha256:…</c>; null when the registry does not tell it.</summary>
    public string? Digest { get; init; }

    /// <summary>Bytes of the archive; 0 when the registry does not tell.</summary>
    public long Size { get; init; }

    /// <summary>Whether no list, and nothing in one, is null: records come from elsewhere.</summary>
    internal bool IsSound => Contents is not null
        && Contents.ByKind().Select(static k => k.Names).Concat([Labels, Platforms, Dependencies]).All(static list => list is not null && !list.Contains(null!));

    /// <summary>The record of an extension that is being published.</summary>
    public static ExtensionRecord Of(PackedExtension packed, string? notes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ExtensionManifest manifest = packed.Manifest;
        return new ExtensionRecord
        {
            Name = manifest.Name,
            Version = manifest.Version,
            Description = manifest.Description,
            Repository = manifest.Repository,
            Labels = manifest.Labels,
            Platforms = manifest.Platforms,
            Dependencies = manifest.Dependencies,
            Contents = packed.Contents,
            ModelVersions = VersionsOf(packed),
            ReleaseNotes = notes ?? manifest.ReleaseNotes,
            PublishedAt = now,
            Digest = packed.Digest,
            Size = packed.Archive.Length,
        };
    }

    private static SortedDictionary<string, string>? VersionsOf(PackedExtension packed)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var model in packed.Models.Where(static m => m.Version is not null))
        {
            versions[model.Type] = model.Version!;
        }

        return versions.Count > 0 ? versions : null;
    }
}
