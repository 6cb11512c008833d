namespace Swamp.Extensions.Registries.Oci;

/// <summary>What a registry says when it refuses.</summary>
internal sealed record OciErrors
{
    public IReadOnlyList<OciError>? Errors { get; init; }
}
