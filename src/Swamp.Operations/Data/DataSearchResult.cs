namespace Swamp.Operations.Data;

/// <summary>What a search found (DCMD-8).</summary>
public sealed record DataSearchResult
{
    /// <summary>The text that was searched for.</summary>
    public required string Query { get; init; }

    /// <summary>The conditions that applied; tags as <c>tag:key</c>.</summary>
    public required IReadOnlyDictionary<string, string> Filters { get; init; }

    /// <summary>The items, newest first.</summary>
    public required IReadOnlyList<DataSearchItem> Results { get; init; }

    /// <summary>How many there are without the limit.</summary>
    public required int Total { get; init; }

    /// <summary>Whether the limit cut some off.</summary>
    public required bool Limited { get; init; }
}
