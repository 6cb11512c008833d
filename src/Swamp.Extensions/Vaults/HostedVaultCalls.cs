using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Bundling;

namespace Swamp.Extensions.Vaults;

/// <summary>Calls of one vault's provider in the extension host. Every call has a time limit, since providers talk to networks.</summary>
internal sealed class HostedVaultCalls(LoadedExtension loaded, VaultConfiguration vault)
{
    public VaultConfiguration Vault => vault;

    public async Task<JsonNode?> CallAsync(string operation, CancellationToken cancellationToken, params JsonNode?[] arguments)
    {
        var parameters = new JsonObject
        {
            ["module"] = loaded.ModuleRef(),
            ["name"] = vault.Name,
            ["config"] = vault.Config.DeepClone(),
            ["operation"] = operation,
            ["arguments"] = new JsonArray(arguments),
        };
        try
        {
            return await loaded.Host.CallAsync("vault", parameters, loaded.Host.Limits.Load, $"'{operation}' of vault '{vault.Name}'", cancellationToken);
        }
        catch (SwampException exception) when (exception.Error.Code == ErrorCodes.MethodExecutionFailed)
        {
            throw new SwampException(ErrorCodes.VaultFailed, $"Vault '{vault.Name}' ({vault.Type}): {exception.Message}", innerException: exception);
        }
    }

    /// <summary>What a provider answered, which is not what it should be.</summary>
    public SwampException Unexpected(string operation, string expected) => new(
        ErrorCodes.VaultFailed, $"Vault '{vault.Name}' ({vault.Type}): '{operation}' returned something else than {expected}.", $"swamp vault describe {vault.Name}");
}
