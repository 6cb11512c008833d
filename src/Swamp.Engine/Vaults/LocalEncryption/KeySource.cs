using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Finds the key material of a vault (VAULT-13).</summary>
internal sealed class KeySource(string vault, LocalEncryptionSettings settings, string baseFolder, string vaultFolder, VaultSurroundings surroundings)
{
    private readonly string root = Path.Combine(baseFolder, ".swamp", "secrets");
    private bool warned;

    /// <summary>The key for opening secrets; nothing is made.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultFailed"/> with the path and what to do.</exception>
    public Task<KeyMaterial> LoadAsync(CancellationToken cancellationToken) => FindAsync(mayCreate: false, cancellationToken);

    /// <summary>The key for storing secrets; a missing one is generated where the configuration says so.</summary>
    public Task<KeyMaterial> LoadOrCreateAsync(CancellationToken cancellationToken) => FindAsync(mayCreate: true, cancellationToken);

    private async Task<KeyMaterial> FindAsync(bool mayCreate, CancellationToken cancellationToken)
    {
        if (settings.SshKeyPath is { } sshKey)
        {
            try
            {
                return await SshKey.LoadAsync(Expand(sshKey, "ssh_key_path"), cancellationToken);
            }
            catch (SwampException exception) when (settings.AutoGenerate)
            {
                await WarnOnceAsync(exception.Message, cancellationToken);
            }
        }
        else if (!settings.AutoGenerate && settings.KeyFile is null)
        {
            return await SshKey.LoadAsync(Expand("~/.ssh/id_rsa", "ssh_key_path"), cancellationToken);
        }

        return await GeneratedAsync(mayCreate && settings.AutoGenerate, cancellationToken);
    }

    private async Task<KeyMaterial> GeneratedAsync(bool mayCreate, CancellationToken cancellationToken)
    {
        var key = new GeneratedKey(KeyPath(), root, surroundings.Ids, surroundings.Clock);
        var material = mayCreate ? await key.LoadOrCreateAsync(cancellationToken) : await key.TryLoadAsync(cancellationToken);
        return material ?? throw new SwampException(
            ErrorCodes.VaultFailed,
            $"The key file '{key.Path}' of vault '{vault}' is missing or empty, so its secrets cannot be opened.",
            "Bring the key file from the machine that stored the secrets; it is never part of the repository.");
    }

    // A key file without a folder belongs to the vault's own folder, like .key; other relative paths start from the vault's base.
    private string KeyPath()
    {
        if (settings.KeyFile is not { } keyFile)
        {
            return Path.Combine(vaultFolder, ".key");
        }

        var path = PathVariables.Expand(keyFile, surroundings.Environment, "key_file");
        return Path.IsPathRooted(path) ? path
            : Path.GetFileName(path) == path ? Path.Combine(vaultFolder, path)
            : Path.GetFullPath(path, baseFolder);
    }

    private string Expand(string path, string setting) => Path.GetFullPath(PathVariables.Expand(path, surroundings.Environment, setting), baseFolder);

    private async ValueTask WarnOnceAsync(string reason, CancellationToken cancellationToken)
    {
        if (!warned)
        {
            warned = true;
            await surroundings.Notices.WarnAsync($"Vault '{vault}' uses its generated key: {reason}", cancellationToken);
        }
    }
}
