using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Vaults;

/// <summary>The errors of vaults that several places raise.</summary>
internal static class VaultErrors
{
    public static SwampException SecretNotFound(string vault, string key) => new(
        ErrorCodes.SecretNotFound, $"Vault '{vault}' has no secret '{key}'.", $"swamp vault list-keys {vault}");

    /// <summary>VAULT-8.</summary>
    public static SwampException VaultNotFound(string name, IReadOnlyList<string> vaults, IReadOnlyList<string> types)
    {
        if (vaults.Count > 0)
        {
            return new SwampException(
                ErrorCodes.VaultNotFound,
                $"Vault not found: {name}. Available vaults: {string.Join(", ", vaults)}.{Suggestions.DidYouMean(name, vaults)}",
                $"swamp vault create {VaultTypeNames.LocalEncryption} {Proposed(name)}");
        }

        return new SwampException(
            ErrorCodes.VaultNotFound,
            $"Vault not found: {name}. No vaults are configured. Vaults are not configured in .swamp.yaml but created with 'swamp vault create'; "
                + $"available types: {string.Join(", ", types)}. Others come as extensions, for example 'swamp extension pull @swamp/aws-sm'.",
            $"swamp vault create {VaultTypeNames.LocalEncryption} {Proposed(name)}");
    }

    public static SwampException Unsupported(VaultConfiguration vault, string what) => new(
        ErrorCodes.VaultFailed, $"Vault '{vault.Name}' ({vault.Type}) does not support {what}.", $"swamp vault describe {vault.Name}");

    private static string Proposed(string name) => VaultName.IsValid(name) ? name : "my-vault";
}
