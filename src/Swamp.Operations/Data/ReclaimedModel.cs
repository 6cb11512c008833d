namespace Swamp.Operations.Data;

/// <summary>A model that no longer exists and whose data were removed.</summary>
public sealed record ReclaimedModel
{
    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its id.</summary>
    public required string ModelId { get; init; }

    /// <summary>Its name, from the data's tags.</summary>
    public string? ModelName { get; init; }

    /// <summary>The items.</summary>
    public required IReadOnlyList<string> DataNames { get; init; }

    /// <summary>Number of their versions.</summary>
    public required int VersionCount { get; init; }

    /// <summary>Bytes of their content.</summary>
    public required long BytesReclaimed { get; init; }
}
