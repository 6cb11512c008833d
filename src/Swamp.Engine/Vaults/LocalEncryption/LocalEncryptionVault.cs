using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Secrets in encrypted files of this machine (VAULT-10 to VAULT-19).</summary>
internal sealed class LocalEncryptionVault : IVaultProvider, IVaultDeletion
{
    private readonly SecretCipher cipher;
    private readonly SecretFiles secrets;
    private readonly LocalAnnotations annotations;
    private readonly LocalRefreshHooks hooks;
    private readonly IVaultNotices notices;

    public LocalEncryptionVault(string name, LocalEncryptionSettings settings, VaultSurroundings surroundings)
    {
        Name = SafeFileName.Check(name, "vault");
        notices = surroundings.Notices;
        var baseFolder = settings.BaseDirectory is { } given
            ? Path.GetFullPath(PathVariables.Expand(given, surroundings.Environment, "base_dir"), surroundings.Layout.Root)
            : surroundings.Layout.Root;
        var root = Path.Combine(baseFolder, ".swamp", "secrets");
        var folder = Path.Combine(root, VaultTypeNames.LocalEncryption, name);
        var keys = new KeySource(name, settings, baseFolder, folder, surroundings);
        cipher = new SecretCipher(surroundings.Ids);
        secrets = new SecretFiles(name, root, folder, cipher, keys);
        var annotationFiles = new SecretFiles(name, root, Path.Combine(folder, ".annotations"), cipher, keys);
        var hookFiles = new SecretFiles(name, root, Path.Combine(folder, ".refresh"), cipher, keys);
        annotations = new LocalAnnotations(annotationFiles, new(name, annotationFiles, LocalEncryptionJsonContext.Default.SecretAnnotation));
        hooks = new LocalRefreshHooks(hookFiles, new(name, hookFiles, LocalEncryptionJsonContext.Default.RefreshHook));
    }

    public string Name { get; }

    public bool TakesLabels => true;

    public IVaultDeletion Deletion => this;

    public IVaultAnnotations Annotations => annotations;

    public IVaultRefreshHooks RefreshHooks => hooks;

    public async Task<string> GetAsync(string key, CancellationToken cancellationToken) =>
        await secrets.ReadAsync(key, cancellationToken) ?? throw VaultErrors.SecretNotFound(Name, key);

    public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string>? labels, CancellationToken cancellationToken) =>
        secrets.WriteAsync(key, value, cancellationToken);

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(secrets.List());
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        if (!secrets.Delete(key))
        {
            throw VaultErrors.SecretNotFound(Name, key);
        }

        try
        {
            await annotations.DeleteAsync(key, cancellationToken);
            await hooks.DeleteAsync(key, cancellationToken);
        }
        catch (SwampException exception)
        {
            await notices.WarnAsync($"Something kept beside '{key}' stayed behind: {exception.Message}", cancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        cipher.Dispose();
        return ValueTask.CompletedTask;
    }
}
