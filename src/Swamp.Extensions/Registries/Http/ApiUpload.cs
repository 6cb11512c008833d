namespace Swamp.Extensions.Registries.Http;

/// <summary>Where an archive is to be put (REG-16).</summary>
internal sealed record ApiUpload
{
    public string? UploadUrl { get; init; }
}
