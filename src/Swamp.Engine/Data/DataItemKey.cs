namespace Swamp.Engine.Data;

/// <summary>Identifies a data item (DATA-1).</summary>
/// <param name="Type">Normalized name of the model type.</param>
/// <param name="ModelId">Id of the model (or workflow) that owns it.</param>
/// <param name="Name">Name of the item.</param>
public sealed record DataItemKey(string Type, string ModelId, string Name)
{
    /// <summary>Namespace in a shared datastore (DS-20); null for the repository's own.</summary>
    public string? Namespace { get; init; }
}
