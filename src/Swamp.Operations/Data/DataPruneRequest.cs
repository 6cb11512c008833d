namespace Swamp.Operations.Data;

/// <summary>Removes the data of models that no longer exist (DCMD-16).</summary>
public sealed record DataPruneRequest
{
    /// <summary>Whether to only say what would be removed.</summary>
    public bool DryRun { get; init; }
}
