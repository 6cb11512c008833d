using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Vaults;

/// <summary>
/// A vault whose provider lives in the extension host. The host makes the provider at the first call and keeps it; a host that starts anew makes it again.
/// What the provider can do beyond keeping secrets is asked once, when the vault is opened (VAULT-7).
/// </summary>
internal sealed class HostedVault : IVaultProvider, IVaultDeletion
{
    private readonly HostedVaultCalls calls;

    private HostedVault(HostedVaultCalls calls, JsonObject parts)
    {
        this.calls = calls;
        TakesLabels = DescriptionReader.Flag(parts["labels"]);
        Deletion = DescriptionReader.Flag(parts["deletion"]) ? this : null;
        Annotations = DescriptionReader.Flag(parts["annotations"]) ? new HostedAnnotations(calls) : null;
        RefreshHooks = DescriptionReader.Flag(parts["refreshHooks"]) ? new HostedRefreshHooks(calls) : null;
    }

    public string Name => calls.Vault.Name;

    public bool TakesLabels { get; }

    public IVaultDeletion? Deletion { get; }

    public IVaultAnnotations? Annotations { get; }

    public IVaultRefreshHooks? RefreshHooks { get; }

    public static async ValueTask<IVaultProvider> OpenAsync(LoadedExtension loaded, VaultConfiguration vault, CancellationToken cancellationToken)
    {
        var calls = new HostedVaultCalls(loaded, vault);
        return new HostedVault(calls, await calls.CallAsync("parts", cancellationToken) as JsonObject ?? []);
    }

    public async Task<string> GetAsync(string key, CancellationToken cancellationToken) =>
        DescriptionReader.Text(await calls.CallAsync("get", cancellationToken, key))
        ?? throw new SwampException(ErrorCodes.SecretNotFound, $"Vault '{Name}' has no secret '{key}'.", $"swamp vault list-keys {Name}");

    public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string>? labels, CancellationToken cancellationToken) =>
        calls.CallAsync("put", cancellationToken, key, value, Options(labels));

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. DescriptionReader.Texts(await calls.CallAsync("list", cancellationToken)).Order(StringComparer.Ordinal)];

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await calls.CallAsync("delete", cancellationToken, key);
        try
        {
            await (Annotations?.DeleteAsync(key, cancellationToken) ?? Task.CompletedTask);
            await (RefreshHooks?.DeleteAsync(key, cancellationToken) ?? Task.CompletedTask);
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.VaultFailed)
        {
            // The secret is gone, which was asked for; many stores drop what is noted together with it, and then say that there is nothing (VAULT-18).
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static JsonObject? Options(IReadOnlyDictionary<string, string>? labels) => labels is null
        ? null
        : new JsonObject { ["tags"] = new JsonObject(labels.Select(static l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value))) };
}
