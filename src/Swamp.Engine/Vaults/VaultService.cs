using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;
using Swamp.Engine.Vaults.Audit;
using Swamp.Engine.Vaults.Refresh;

namespace Swamp.Engine.Vaults;

/// <summary>
/// The vaults of a repository by name: opens them at first use, renews stale secrets when they are read, and keeps the audit trail. Nothing
/// is read from disk before a vault is asked for. Safe for concurrent callers.
/// </summary>
public sealed class VaultService : IAsyncDisposable
{
    private readonly VaultSurroundings surroundings;
    private readonly VaultConfigurationStore store;
    private readonly VaultTypeRegistry types;
    private readonly VaultAuditTrail audit;
    private readonly SecretRefresher refresher;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<Guid, IVaultProvider> open = [];
    private VaultListing? listing;

    /// <summary>Creates the service.</summary>
    public VaultService(
        VaultSurroundings surroundings, VaultConfigurationStore store, VaultTypeRegistry types, VaultAuditTrail audit, IProcessRunner processes)
    {
        (this.surroundings, this.store, this.types, this.audit) = (surroundings, store, types, audit);
        refresher = new SecretRefresher(surroundings, processes);
    }

    /// <summary>All configured vaults, by name. What is wrong with files is told once.</summary>
    public async Task<IReadOnlyList<VaultConfiguration>> ListAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await ListLockedAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets what was read, so that the next call sees the files as they are.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            listing = null;
            await CloseAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The vault of that name or id.</summary>
    /// <param name="nameOrId">Name, or id as a UUID.</param>
    /// <param name="type">Its type, when only vaults of that type are meant; null for any.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultNotFound"/> with what there is (VAULT-8).</exception>
    public async Task<VaultConfiguration> FindAsync(string nameOrId, string? type, CancellationToken cancellationToken)
    {
        var vaults = (await ListAsync(cancellationToken)).Where(v => type is null || v.Type == type).ToList();
        return vaults.FirstOrDefault(v => v.Name == nameOrId)
            ?? (Guid.TryParse(nameOrId, out var id) ? vaults.FirstOrDefault(v => v.Id == id) : null)
            ?? throw VaultErrors.VaultNotFound(
                nameOrId,
                [.. vaults.Where(static v => !v.IsInternal).Select(static v => v.Name)],
                [.. (await types.ListAsync(cancellationToken)).Select(static t => t.Type)]);
    }

    /// <summary>The provider behind a vault; stays the service's to dispose.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultFailed"/> when its type is not installed (VAULT-6).</exception>
    public async Task<IVaultProvider> OpenAsync(VaultConfiguration vault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!open.TryGetValue(vault.Id, out var provider))
            {
                var type = await types.FindAsync(vault.Type, cancellationToken) ?? throw await MissingTypeAsync(vault, cancellationToken);
                provider = await type.OpenAsync(vault, cancellationToken);
                open.Add(vault.Id, provider);
            }

            return provider;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The value of a secret, renewed when it is due (VAULT-20) and recorded when the vault asks for it (VAULT-25).</summary>
    /// <param name="vaultName">Name of the vault.</param>
    /// <param name="key">Key of the secret.</param>
    /// <param name="caller">Who asks; one of <see cref="VaultCallers"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultNotFound"/>, <see cref="ErrorCodes.SecretNotFound"/>, <see cref="ErrorCodes.VaultFailed"/>.</exception>
    public async Task<string> ReadAsync(string vaultName, string key, string caller, CancellationToken cancellationToken)
    {
        var vault = await FindAsync(vaultName, type: null, cancellationToken);
        var provider = await OpenAsync(vault, cancellationToken);
        var value = await refresher.RefreshAsync(provider, key, cancellationToken) ?? await provider.GetAsync(key, cancellationToken);
        if (vault.AuditReads)
        {
            await RecordAsync(vault, VaultAuditActions.Get, key, caller, cancellationToken);
        }

        return value;
    }

    /// <summary>Stores a secret.</summary>
    /// <param name="vaultName">Name of the vault.</param>
    /// <param name="key">Key of the secret.</param>
    /// <param name="value">Its value.</param>
    /// <param name="labels">Labels to add to what is noted about it; null for none.</param>
    /// <param name="caller">Who stores it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task PutAsync(
        string vaultName, string key, string value, IReadOnlyDictionary<string, string>? labels, string caller, CancellationToken cancellationToken)
    {
        var vault = await FindAsync(vaultName, type: null, cancellationToken);
        var provider = await OpenAsync(vault, cancellationToken);
        await provider.PutAsync(SecretKey.Check(key), value, labels, cancellationToken);
        if (labels is { Count: > 0 } && provider.Annotations is { } annotations)
        {
            await AddLabelsAsync(annotations, key, labels, cancellationToken);
        }

        await RecordAsync(vault, VaultAuditActions.Put, key, caller, cancellationToken);
    }

    /// <summary>Labels join those that are noted already, and replace those of the same name (VAULT-18).</summary>
    private async Task AddLabelsAsync(IVaultAnnotations annotations, string key, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        var now = IdFormat.Text(surroundings.Clock.GetUtcNow());
        var known = await annotations.GetAsync(key, cancellationToken) ?? new SecretAnnotation { UpdatedAt = now };
        await annotations.PutAsync(key, known.WithLabels(labels) with { UpdatedAt = now }, cancellationToken);
    }

    /// <summary>Deletes a secret with everything noted about it.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.SecretNotFound"/>; <see cref="ErrorCodes.VaultFailed"/> when the provider cannot delete.</exception>
    public async Task DeleteAsync(string vaultName, string key, string caller, CancellationToken cancellationToken)
    {
        var vault = await FindAsync(vaultName, type: null, cancellationToken);
        var deletion = (await OpenAsync(vault, cancellationToken)).Deletion ?? throw VaultErrors.Unsupported(vault, "deleting secrets");
        await deletion.DeleteAsync(key, cancellationToken);
        await RecordAsync(vault, VaultAuditActions.Delete, key, caller, cancellationToken);
    }

    /// <summary>The vault for a sensitive output (SEC-9); null when there is none to take it.</summary>
    /// <exception cref="SwampException">A named vault does not exist, or is the program's own.</exception>
    public async Task<VaultConfiguration?> ChooseAsync(VaultChoice choice, CancellationToken cancellationToken)
    {
        if ((choice.Field ?? choice.Definition ?? choice.Spec) is { } named)
        {
            return VaultName.IsInternal(named) ? throw Internal(named) : await FindAsync(named, type: null, cancellationToken);
        }

        var vaults = await ListAsync(cancellationToken);
        if (choice.Repository is { } standard && vaults.FirstOrDefault(v => v.Name == standard) is { } found)
        {
            return found.IsInternal ? throw Internal(standard) : found;
        }

        return vaults.FirstOrDefault(static v => !v.IsInternal);
    }

    /// <summary>Adds an entry to the audit trail. A failure only warns (VAULT-25).</summary>
    public async Task RecordAsync(VaultConfiguration vault, string action, string key, string caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        try
        {
            var entry = new VaultAuditEntry
            {
                Action = action,
                Timestamp = IdFormat.Text(surroundings.Clock.GetUtcNow()),
                VaultName = vault.Name,
                VaultType = vault.Type,
                SecretKey = key,
                CallerContext = caller,
            };
            await audit.AppendAsync(entry, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await surroundings.Notices.WarnAsync($"The vault audit trail could not be written: {exception.Message}", cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        gate.Dispose();
    }

    private async Task<IReadOnlyList<VaultConfiguration>> ListLockedAsync(CancellationToken cancellationToken)
    {
        if (listing is null)
        {
            listing = await store.ListAsync(cancellationToken);
            foreach (var warning in listing.Warnings)
            {
                await surroundings.Notices.WarnAsync(warning, cancellationToken);
            }
        }

        return listing.Vaults;
    }

    private async Task CloseAsync()
    {
        foreach (var provider in open.Values)
        {
            await provider.DisposeAsync();
        }

        open.Clear();
    }

    private static SwampException Internal(string name) => new(
        ErrorCodes.InvalidArgument, $"Vault '{name}' belongs to swamp itself and cannot take outputs.", "Name a vault of your own.");

    private async Task<SwampException> MissingTypeAsync(VaultConfiguration vault, CancellationToken cancellationToken) =>
        await types.ExplainAsync(vault.Type, cancellationToken) is { } reason
            ? new SwampException(ErrorCodes.VaultFailed, $"Vault '{vault.Name}' needs the vault type '{vault.Type}'. {reason}", "Correct the file; 'swamp doctor extensions' shows everything that is wrong with extensions.")
            : new SwampException(
                ErrorCodes.VaultFailed,
                $"Vault '{vault.Name}' needs the vault type '{vault.Type}', which is not installed.",
                vault.Type.StartsWith('@') ? $"swamp extension pull {vault.Type}" : "swamp vault type search");
}
