namespace Swamp.Operations.Data;

/// <summary>Collects expired items and surplus versions (DCMD-15).</summary>
public sealed record DataGcRequest
{
    /// <summary>Whether to only say what would be removed.</summary>
    public bool DryRun { get; init; }
}
