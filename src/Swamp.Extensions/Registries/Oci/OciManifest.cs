namespace Swamp.Extensions.Registries.Oci;

/// <summary>A manifest of the OCI image format, as artifacts use it. Members with an initial value can be set: it does not survive reading otherwise.</summary>
internal sealed record OciManifest
{
    public const string Type = "application/vnd.oci.image.manifest.v1+json";

    public int SchemaVersion { get; set; } = 2;

    public string? MediaType { get; set; } = Type;

    public string? ArtifactType { get; init; }

    public required OciDescriptor Config { get; init; }

    public IReadOnlyList<OciDescriptor> Layers { get; set; } = [];

    /// <summary>What this one refers to.</summary>
    public OciDescriptor? Subject { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
