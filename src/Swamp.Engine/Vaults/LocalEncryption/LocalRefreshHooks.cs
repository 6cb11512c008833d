namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Refresh hooks in <c>.refresh/{key}.enc</c>.</summary>
internal sealed class LocalRefreshHooks(SecretFiles files, EncryptedNotes<RefreshHook> notes) : IVaultRefreshHooks
{
    public Task<RefreshHook?> GetAsync(string key, CancellationToken cancellationToken) => notes.GetAsync(key, cancellationToken);

    public Task PutAsync(string key, RefreshHook hook, CancellationToken cancellationToken) => notes.PutAsync(key, hook, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        files.Delete(key);
        return Task.CompletedTask;
    }
}
