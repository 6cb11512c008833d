namespace Swamp.Extensions.Registries.Oci;

/// <summary>A list of manifests, as the referrers of one are told. Members with an initial value can be set: it does not survive reading otherwise.</summary>
internal sealed record OciIndex
{
    public const string Type = "application/vnd.oci.image.index.v1+json";

    public int SchemaVersion { get; set; } = 2;

    public string? MediaType { get; set; } = Type;

    public IReadOnlyList<OciDescriptor> Manifests { get; set; } = [];
}
