namespace Swamp.Operations.Summaries;

/// <summary>What is stored.</summary>
public sealed record DataSummary
{
    /// <summary>Items.</summary>
    public required int TotalItems { get; init; }

    /// <summary>Numbers of the items' latest versions, added up (SUM-2).</summary>
    public required long TotalVersions { get; init; }

    /// <summary>Models that have items.</summary>
    public required int UniqueModels { get; init; }

    /// <summary>The same by type, the largest first.</summary>
    public required IReadOnlyList<TypeDataSummary> ByModelType { get; init; }
}
