using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Vaults;

/// <summary>
/// A vault whose provider lives in the extension host. The host makes the provider at the first call and keeps it; a host that starts anew makes it again.
/// Every call has a time limit, since providers talk to networks.
/// </summary>
internal sealed class HostedVault(LoadedExtension loaded, VaultConfiguration vault) : IVaultProvider, IVaultDeletion
{
    public string Name => vault.Name;

    public IVaultDeletion? Deletion => this;

    public IVaultAnnotations? Annotations => null;

    public IVaultRefreshHooks? RefreshHooks => null;

    public async Task<string> GetAsync(string key, CancellationToken cancellationToken) =>
        DescriptionReader.Text(await CallAsync("get", Values(key), cancellationToken))
        ?? throw new SwampException(ErrorCodes.SecretNotFound, $"Vault '{vault.Name}' has no secret '{key}'.", $"swamp vault list-keys {vault.Name}");

    public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string>? labels, CancellationToken cancellationToken) =>
        CallAsync("put", Values(key, value, Options(labels)), cancellationToken);

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. DescriptionReader.Texts(await CallAsync("list", Values(), cancellationToken)).Order(StringComparer.Ordinal)];

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => CallAsync("delete", Values(key), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static JsonArray Values(params JsonNode?[] values) => new(values);

    private static JsonObject? Options(IReadOnlyDictionary<string, string>? labels) => labels is null
        ? null
        : new JsonObject { ["tags"] = new JsonObject(labels.Select(static l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value))) };

    private async Task<JsonNode?> CallAsync(string operation, JsonArray arguments, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["module"] = loaded.ModuleRef(),
            ["name"] = vault.Name,
            ["config"] = vault.Config.DeepClone(),
            ["operation"] = operation,
            ["arguments"] = arguments,
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
}
