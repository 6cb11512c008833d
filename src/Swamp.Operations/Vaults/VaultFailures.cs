using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;

namespace Swamp.Operations.Vaults;

/// <summary>Errors of operations on secrets.</summary>
internal static class VaultFailures
{
    public static SwampException Unsupported(VaultConfiguration vault, string what) => new(
        ErrorCodes.VaultFailed, $"Vault '{vault.Name}' ({vault.Type}) does not support {what}.", $"swamp vault describe {vault.Name}");

    public static SwampException NoSecret(VaultConfiguration vault, string key, SwampException cause) => new(
        ErrorCodes.SecretNotFound,
        $"Secret '{key}' was not found in vault '{vault.Name}'. Use 'swamp vault list-keys {vault.Name}' to see its keys, or 'swamp vault put {vault.Name} {key}' to store it.\n{cause.Message}",
        $"swamp vault list-keys {vault.Name}",
        innerException: cause);
}
