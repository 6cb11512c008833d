namespace Swamp.Operations.Data;

/// <summary>Renames an item (DCMD-11).</summary>
public sealed record DataRenameRequest
{
    /// <summary>Name or id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>The name it has.</summary>
    public string? Name { get; init; }

    /// <summary>The name it gets.</summary>
    public string? NewName { get; init; }
}
