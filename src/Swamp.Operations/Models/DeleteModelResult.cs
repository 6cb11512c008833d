namespace Swamp.Operations.Models;

/// <summary>What a deletion removed (MOD-34).</summary>
public sealed record DeleteModelResult
{
    /// <summary>The definition.</summary>
    public required DeletedModelView Deleted { get; init; }

    /// <summary>Always false; kept for callers that read it.</summary>
    public bool ResourceDeleted { get; init; }

    /// <summary>Number of output records removed.</summary>
    public required int OutputsDeleted { get; init; }

    /// <summary>Whether there was an evaluated copy, which was removed.</summary>
    public required bool EvaluatedInputDeleted { get; init; }

    /// <summary>Whether live data was removed.</summary>
    public required bool DataDeleted { get; init; }

    /// <summary>Number of expired data items that were collected.</summary>
    public required int ExpiredDataAutoCollected { get; init; }

    /// <summary>True when nothing was removed; absent otherwise.</summary>
    public bool? DryRun { get; init; }
}
