namespace Swamp.Extensions.Registries.Http;

/// <summary>A page of a search (REG-14).</summary>
internal sealed record ApiSearch
{
    public IReadOnlyList<ApiExtension>? Extensions { get; init; }

    public ApiPage? Meta { get; init; }
}
