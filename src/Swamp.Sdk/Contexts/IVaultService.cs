namespace Swamp.Sdk;

/// <summary>The vaults of the repository. What a method learns is hidden from everything it writes and prints from then on.</summary>
public interface IVaultService
{
    /// <summary>A secret.</summary>
    /// <param name="vault">Name of the vault.</param>
    /// <param name="key">The secret's key.</param>
    Task<string> GetAsync(string vault, string key);

    /// <summary>Stores a secret.</summary>
    /// <param name="vault">Name of the vault.</param>
    /// <param name="key">The secret's key.</param>
    /// <param name="value">The secret.</param>
    Task PutAsync(string vault, string key, string value);

    /// <summary>Deletes a secret.</summary>
    /// <param name="vault">Name of the vault.</param>
    /// <param name="key">The secret's key.</param>
    Task DeleteAsync(string vault, string key);

    /// <summary>The keys of a vault.</summary>
    /// <param name="vault">Name of the vault.</param>
    Task<IReadOnlyList<string>> ListAsync(string vault);

    /// <summary>Names of the vaults.</summary>
    Task<IReadOnlyList<string>> ListVaultsAsync();
}
