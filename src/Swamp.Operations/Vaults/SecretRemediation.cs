namespace Swamp.Operations.Vaults;

/// <summary>What to write in the place of a secret (DOC-10).</summary>
/// <param name="Path">Where the value stands.</param>
/// <param name="VaultName">The vault to put it into.</param>
/// <param name="VaultKey">The key to put it under.</param>
/// <param name="Expression">What to write instead.</param>
public sealed record SecretRemediation(string Path, string VaultName, string VaultKey, string Expression);
