namespace Swamp.Extensions.Registries.Http;

/// <summary>A page of versions (REG-15).</summary>
internal sealed record ApiVersions
{
    public IReadOnlyList<ApiVersion>? Versions { get; init; }

    public ApiPage? Meta { get; init; }
}
