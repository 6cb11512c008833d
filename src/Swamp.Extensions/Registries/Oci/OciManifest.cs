namespace Swamp.Extensions.Registries.Oci;

/// <summary>A manifest of the OCI image format, as artifacts use it.</summary>
internal sealed record OciManifest
{
    public const string Type = "application/vnd.oci.image.manifest.v1+json";

    public int SchemaVersion { get; init; } = 2;

    public string? MediaType { get; init; } = Type;

    public string? ArtifactType { get; init; }

    public required OciDescriptor Config { get; init; }

    public IReadOnlyList<OciDescriptor> Layers { get; init; } = [];

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
