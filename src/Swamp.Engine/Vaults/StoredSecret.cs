namespace Swamp.Engine.Vaults;

/// <summary>A value of an output that went to a vault (SEC-8).</summary>
/// <param name="FieldPath">Where it was, with dots.</param>
/// <param name="VaultName">The vault that holds it now.</param>
/// <param name="VaultKey">Its key.</param>
public sealed record StoredSecret(string FieldPath, string VaultName, string VaultKey);
