namespace Swamp.Operations.Summaries;

/// <summary>Runs of one method of one model.</summary>
public sealed record MethodSummary
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Runs that succeeded.</summary>
    public required int Succeeded { get; init; }

    /// <summary>Runs that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>All runs, those that were cancelled included.</summary>
    public required int Total { get; init; }

    /// <summary>The runs, newest first.</summary>
    public required IReadOnlyList<RunSummary> Runs { get; init; }

    /// <summary>True when the limit left runs out.</summary>
    public bool? Truncated { get; init; }
}
