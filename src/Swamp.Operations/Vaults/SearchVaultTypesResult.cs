namespace Swamp.Operations.Vaults;

/// <summary>Types of vaults that were found (VCMD-40).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The types, built-in ones first.</param>
public sealed record SearchVaultTypesResult(string Query, IReadOnlyList<VaultTypeItem> Results);
