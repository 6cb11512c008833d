namespace Swamp.Operations.Vaults;

/// <summary>Vaults that were found (VCMD-2).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The vaults by name.</param>
public sealed record SearchVaultsResult(string Query, IReadOnlyList<VaultListItem> Results);
