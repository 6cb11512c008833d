namespace Swamp.Engine.Vaults;

/// <summary>The configured vaults.</summary>
/// <param name="Vaults">Those whose files can be read, by name.</param>
/// <param name="Warnings">What is wrong with the others (VAULT-6), and which types were renamed (VAULT-4).</param>
public sealed record VaultListing(IReadOnlyList<VaultConfiguration> Vaults, IReadOnlyList<string> Warnings);
