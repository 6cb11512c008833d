namespace Swamp.Extensions.Registries.Oci;

/// <summary>One reason.</summary>
internal sealed record OciError
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}
