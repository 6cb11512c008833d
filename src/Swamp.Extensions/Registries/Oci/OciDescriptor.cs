namespace Swamp.Extensions.Registries.Oci;

/// <summary>Names a blob.</summary>
internal sealed record OciDescriptor
{
    public required string MediaType { get; init; }

    public required string Digest { get; init; }

    public required long Size { get; init; }

    public string? ArtifactType { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
