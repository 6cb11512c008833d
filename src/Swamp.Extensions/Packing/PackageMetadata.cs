namespace Swamp.Extensions.Packing;

/// <summary>What lies beside a kept archive in <c>metadata.json</c> (EXT-80).</summary>
internal sealed record PackageMetadata
{
    /// <summary>SHA-256 of everything that went into the archive, lower-case hex; the name of the folder.</summary>
    public required string Hash { get; init; }

    /// <summary>The extension.</summary>
    public required string ExtensionName { get; init; }

    /// <summary>Its version.</summary>
    public required string ExtensionVersion { get; init; }

    /// <summary>Bytes of the archive.</summary>
    public required long ArchiveSize { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CachedAt { get; init; }

    /// <summary>Version of the list of factors of <see cref="QualityScore"/>.</summary>
    public required int RubricVersion { get; init; }

    /// <summary>Keyed hash (HMAC-SHA-256) over the hash and the archive with a key that only this user has, lower-case hex.</summary>
    public string? Seal { get; init; }
}
