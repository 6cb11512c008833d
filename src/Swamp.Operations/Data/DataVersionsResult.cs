namespace Swamp.Operations.Data;

/// <summary>The versions of an item (DCMD-7).</summary>
public sealed record DataVersionsResult
{
    /// <summary>Name of the item.</summary>
    public required string DataName { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>Normalized type of the model.</summary>
    public required string ModelType { get; init; }

    /// <summary>The versions, newest first.</summary>
    public required IReadOnlyList<DataVersionItem> Versions { get; init; }

    /// <summary>How many there are.</summary>
    public required int Total { get; init; }
}
