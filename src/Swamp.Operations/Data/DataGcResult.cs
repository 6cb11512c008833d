namespace Swamp.Operations.Data;

/// <summary>What a collection removed (DCMD-15).</summary>
public sealed record DataGcResult
{
    /// <summary>Items removed because they expired.</summary>
    public required int DataEntriesExpired { get; init; }

    /// <summary>All versions removed.</summary>
    public required int VersionsDeleted { get; init; }

    /// <summary>Bytes of content freed.</summary>
    public required long BytesReclaimed { get; init; }

    /// <summary>Whether nothing was removed.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The expired items.</summary>
    public required IReadOnlyList<ExpiredEntry> ExpiredEntries { get; init; }

    /// <summary>Pages of the catalogue's log.</summary>
    public required int WalPagesTotal { get; init; }

    /// <summary>Pages moved into the catalogue.</summary>
    public required int WalPagesCheckpointed { get; init; }
}
