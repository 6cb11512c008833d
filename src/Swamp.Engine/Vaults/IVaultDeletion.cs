namespace Swamp.Engine.Vaults;

/// <summary>Deletes secrets.</summary>
public interface IVaultDeletion
{
    /// <summary>Deletes a secret with everything noted about it (VAULT-18).</summary>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.SecretNotFound"/>.</exception>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
