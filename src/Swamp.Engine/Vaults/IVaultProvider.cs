using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults;

/// <summary>
/// A place that keeps secrets (VAULT-7): the built-in encrypted files, or what an extension brings. Parts that a provider does not have are
/// null. Safe for concurrent callers.
/// </summary>
public interface IVaultProvider : IAsyncDisposable
{
    /// <summary>Name of the vault as the provider knows it.</summary>
    string Name { get; }

    /// <summary>Whether labels that are given with a secret end up anywhere: with the provider itself, or in its annotations.</summary>
    bool TakesLabels { get; }

    /// <summary>Deletion of secrets; null when the provider cannot delete.</summary>
    IVaultDeletion? Deletion { get; }

    /// <summary>Notes about secrets; null when the provider keeps none.</summary>
    IVaultAnnotations? Annotations { get; }

    /// <summary>Commands that renew secrets; null when the provider keeps none.</summary>
    IVaultRefreshHooks? RefreshHooks { get; }

    /// <summary>The value of a secret.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.SecretNotFound"/>; <see cref="ErrorCodes.VaultFailed"/>, never with the value.</exception>
    Task<string> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores a secret, replacing one of that key.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value; may be empty.</param>
    /// <param name="labels">Labels for a provider that keeps them itself; null for none. Those of the annotation are merged by the service (VAULT-18).</param>
    /// <param name="cancellationToken">Ends the call; the secret then has its old or its new value.</param>
    Task PutAsync(string key, string value, IReadOnlyDictionary<string, string>? labels, CancellationToken cancellationToken);

    /// <summary>The keys of all secrets, sorted by code unit (VAULT-19).</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);
}
