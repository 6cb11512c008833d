namespace Swamp.Operations.Summaries;

/// <summary>What models of one type have stored.</summary>
/// <param name="ModelType">The type.</param>
/// <param name="Items">Items.</param>
/// <param name="Versions">Numbers of their latest versions, added up.</param>
public sealed record TypeDataSummary(string ModelType, int Items, long Versions);
