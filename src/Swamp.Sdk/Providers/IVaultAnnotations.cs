namespace Swamp.Sdk;

/// <summary>Implemented by an <see cref="IVault"/> that keeps notes about its secrets. Without it <c>swamp vault annotate</c> says that the vault keeps none.</summary>
public interface IVaultAnnotations
{
    /// <summary>What is noted about a secret; null when nothing is.</summary>
    /// <param name="key">Key of the secret.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SecretAnnotation?> GetAnnotationAsync(string key, CancellationToken cancellationToken);

    /// <summary>Replaces what is noted about a secret.</summary>
    /// <param name="key">Key of the secret.</param>
    /// <param name="annotation">All of it; what is absent is forgotten.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task PutAnnotationAsync(string key, SecretAnnotation annotation, CancellationToken cancellationToken);

    /// <summary>Forgets what is noted; nothing happens when nothing is. Also called after a secret was deleted.</summary>
    /// <param name="key">Key of the secret.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task DeleteAnnotationAsync(string key, CancellationToken cancellationToken);
}
