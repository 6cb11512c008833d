namespace Swamp.Operations.Data;

/// <summary>What pruning removed (DCMD-16).</summary>
public sealed record DataPruneResult
{
    /// <summary>Number of models whose data were removed.</summary>
    public required int ModelsReclaimed { get; init; }

    /// <summary>Number of items.</summary>
    public required int DataEntriesReclaimed { get; init; }

    /// <summary>Number of versions.</summary>
    public required int VersionsDeleted { get; init; }

    /// <summary>Bytes of content freed.</summary>
    public required long BytesReclaimed { get; init; }

    /// <summary>Whether nothing was removed.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The models.</summary>
    public required IReadOnlyList<ReclaimedModel> ReclaimedModels { get; init; }

    /// <summary>Pages of the catalogue's log.</summary>
    public required int WalPagesTotal { get; init; }

    /// <summary>Pages moved into the catalogue.</summary>
    public required int WalPagesCheckpointed { get; init; }
}
