namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Annotations in <c>.annotations/{key}.enc</c>.</summary>
internal sealed class LocalAnnotations(SecretFiles files, EncryptedNotes<SecretAnnotation> notes) : IVaultAnnotations
{
    public Task<SecretAnnotation?> GetAsync(string key, CancellationToken cancellationToken) => notes.GetAsync(key, cancellationToken);

    public Task PutAsync(string key, SecretAnnotation annotation, CancellationToken cancellationToken) => notes.PutAsync(key, annotation, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        files.Delete(key);
        return Task.CompletedTask;
    }
}
