namespace Swamp.Operations.Execution;

/// <summary>Runs that were cancelled (MOD-55).</summary>
public sealed record CancelModelsResult
{
    /// <summary>The runs.</summary>
    public required IReadOnlyList<CancelledRunView> Cancelled { get; init; }

    /// <summary>Why; absent when nobody said.</summary>
    public string? Reason { get; init; }
}
