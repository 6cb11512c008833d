namespace Swamp.Engine.Vaults;

/// <summary>Notes about secrets, kept beside them.</summary>
public interface IVaultAnnotations
{
    /// <summary>What is noted about a secret; null when nothing is.</summary>
    Task<SecretAnnotation?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Replaces what is noted about a secret.</summary>
    Task PutAsync(string key, SecretAnnotation annotation, CancellationToken cancellationToken);

    /// <summary>Forgets what is noted; nothing happens when nothing is.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
