namespace Swamp.Operations.Models;

/// <summary>The definitions that match, ordered by name (MOD-15).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The definitions.</param>
public sealed record SearchModelsResult(string Query, IReadOnlyList<ModelListItem> Results);
