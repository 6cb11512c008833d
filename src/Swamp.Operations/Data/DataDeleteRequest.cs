namespace Swamp.Operations.Data;

/// <summary>Deletes an item, a version of it, or many items (DCMD-12).</summary>
public sealed record DataDeleteRequest
{
    /// <summary>Name or id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Name of the item.</summary>
    public string? Name { get; init; }

    /// <summary>Only this version.</summary>
    public int? Version { get; init; }

    /// <summary>All items whose names begin so.</summary>
    public string? Prefix { get; init; }

    /// <summary>All items of the model.</summary>
    public bool All { get; init; }

    /// <summary>Whether to only say what would be deleted.</summary>
    public bool DryRun { get; init; }
}
