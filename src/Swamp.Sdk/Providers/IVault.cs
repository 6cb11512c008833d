namespace Swamp.Sdk;

/// <summary>Keeps secrets. One instance serves all calls for a vault, also at the same time.</summary>
public interface IVault
{
    /// <summary>A secret.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    Task<string> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores a secret.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The secret.</param>
    /// <param name="tags">Labels that were given with it; usually none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task PutAsync(string key, string value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>All keys.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a secret. A vault that does not implement it cannot.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException("This vault cannot delete secrets.");
}
