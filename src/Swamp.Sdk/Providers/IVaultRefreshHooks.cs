namespace Swamp.Sdk;

/// <summary>Implemented by an <see cref="IVault"/> that keeps how its secrets renew themselves (<c>swamp vault put --refresh-from</c>).</summary>
public interface IVaultRefreshHooks
{
    /// <summary>How a secret renews itself; null when it does not.</summary>
    /// <param name="key">Key of the secret.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SecretRefresh?> GetRefreshHookAsync(string key, CancellationToken cancellationToken);

    /// <summary>Sets how a secret renews itself; also called when it was renewed, with the new time.</summary>
    /// <param name="key">Key of the secret.</param>
    /// <param name="hook">The hook.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task PutRefreshHookAsync(string key, SecretRefresh hook, CancellationToken cancellationToken);

    /// <summary>Forgets it; nothing happens when there is none. Also called after a secret was deleted.</summary>
    /// <param name="key">Key of the secret.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task DeleteRefreshHookAsync(string key, CancellationToken cancellationToken);
}
