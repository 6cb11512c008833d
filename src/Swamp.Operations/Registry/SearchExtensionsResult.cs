namespace Swamp.Operations.Registry;

/// <summary>Extensions that registries have (EXC-20), in the order that was asked for.</summary>
public sealed record SearchExtensionsResult
{
    /// <summary>What was asked for.</summary>
    public string? Query { get; init; }

    /// <summary>The extensions of the page.</summary>
    public required IReadOnlyList<FoundExtension> Results { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>Page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Extensions on a page.</summary>
    public required int PerPage { get; init; }
}
