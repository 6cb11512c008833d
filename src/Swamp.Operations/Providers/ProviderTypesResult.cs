namespace Swamp.Operations.Providers;

/// <summary>Types of datastores or drivers, built-in ones first (DSCMD-2, DRV-62).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The types.</param>
public sealed record ProviderTypesResult(string Query, IReadOnlyList<ProviderTypeItem> Results);
