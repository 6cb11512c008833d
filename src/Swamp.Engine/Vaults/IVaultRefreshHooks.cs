namespace Swamp.Engine.Vaults;

/// <summary>Commands that renew secrets when they are read (VAULT-20).</summary>
public interface IVaultRefreshHooks
{
    /// <summary>The hook of a secret; null when it has none.</summary>
    Task<RefreshHook?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Sets the hook of a secret.</summary>
    Task PutAsync(string key, RefreshHook hook, CancellationToken cancellationToken);

    /// <summary>Removes the hook; nothing happens when there is none.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
