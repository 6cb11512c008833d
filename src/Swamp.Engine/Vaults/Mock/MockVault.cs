using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Vaults.Mock;

/// <summary>
/// Secrets in memory, starting with those of the configuration: the texts under <c>secrets</c>, or all top-level texts when that key is
/// absent. What is stored is gone when the vault is closed.
/// </summary>
internal sealed class MockVault : IVaultProvider, IVaultDeletion
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, string> secrets = new(StringComparer.Ordinal);

    public MockVault(string name, JsonObject config)
    {
        Name = name;
        foreach (var (key, value) in config["secrets"] as JsonObject ?? config)
        {
            if (value?.GetValueKind() == JsonValueKind.String)
            {
                secrets[key] = value.GetValue<string>();
            }
        }
    }

    public string Name { get; }

    public bool TakesLabels => false;

    public IVaultDeletion Deletion => this;

    public IVaultAnnotations? Annotations => null;

    public IVaultRefreshHooks? RefreshHooks => null;

    public Task<string> GetAsync(string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return secrets.TryGetValue(key, out var value) ? Task.FromResult(value) : throw VaultErrors.SecretNotFound(Name, key);
        }
    }

    public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string>? labels, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            secrets[SecretKey.Check(key)] = value;
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<string>>([.. secrets.Keys]);
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return secrets.Remove(key) ? Task.CompletedTask : throw VaultErrors.SecretNotFound(Name, key);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
