namespace Swamp.Operations.Data;

/// <summary>The items of one kind.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Items">The items ordered by name.</param>
public sealed record DataGroup(string Type, IReadOnlyList<DataListItem> Items);
