namespace Swamp.Engine.Vaults;

/// <summary>A call of <c>vault.get</c> in the text of an expression.</summary>
/// <param name="Start">Where the call starts in the text, in UTF-16 units from 0.</param>
/// <param name="Length">Its length up to and with the closing parenthesis.</param>
/// <param name="VaultName">Name of the vault.</param>
/// <param name="Key">Key of the secret.</param>
public sealed record VaultReference(int Start, int Length, string VaultName, string Key);
