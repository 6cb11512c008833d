namespace Swamp.Operations.Data;

/// <summary>Asks for the versions of an item (DCMD-7).</summary>
public sealed record DataVersionsRequest
{
    /// <summary>Name or id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Name of the item.</summary>
    public string? Name { get; init; }
}
