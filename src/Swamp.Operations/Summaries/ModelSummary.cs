namespace Swamp.Operations.Summaries;

/// <summary>Runs of the methods of one model.</summary>
public sealed record ModelSummary
{
    /// <summary>Its name; its id when the definition is gone.</summary>
    public required string ModelName { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Runs that succeeded.</summary>
    public required int Succeeded { get; init; }

    /// <summary>Runs that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>All runs, those that were cancelled included (SUM-2).</summary>
    public required int Total { get; init; }

    /// <summary>The methods, the busiest first.</summary>
    public required IReadOnlyList<MethodSummary> Methods { get; init; }
}
