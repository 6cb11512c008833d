namespace Swamp.Operations.Data;

/// <summary>What was deleted: one item, or a batch (DCMD-12).</summary>
public sealed record DataDeleteResult
{
    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>Normalized type of the model.</summary>
    public required string ModelType { get; init; }

    /// <summary>The item; absent for a batch.</summary>
    public string? DataName { get; init; }

    /// <summary>The version, when only one was asked for.</summary>
    public int? Version { get; init; }

    /// <summary>Number of versions deleted; absent for a batch.</summary>
    public int? VersionsDeleted { get; init; }

    /// <summary>Number of items of a batch.</summary>
    public int? TotalDeleted { get; init; }

    /// <summary>Number of versions of a batch.</summary>
    public int? TotalVersionsDeleted { get; init; }

    /// <summary>Items of a batch that could not be deleted.</summary>
    public IReadOnlyList<string>? Failed { get; init; }

    /// <summary>Whether nothing was deleted because it was only asked what would be; absent for a single item that was deleted.</summary>
    public bool? DryRun { get; init; }
}
