namespace Swamp.Extensions.Registries.Http;

/// <summary>Which page of how much this is.</summary>
internal sealed record ApiPage
{
    public int? Total { get; init; }

    public int? Page { get; init; }

    public int? PerPage { get; init; }
}
