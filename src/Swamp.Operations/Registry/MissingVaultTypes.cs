using Swamp.Engine.Vaults;

namespace Swamp.Operations.Registry;

/// <summary>Vault types that an extension brings which is installed for their sake.</summary>
internal sealed class MissingVaultTypes(MissingExtensions missing, IVaultTypeSource installed) : IVaultTypeSource
{
    public ValueTask<IReadOnlyList<VaultType>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<VaultType>>([]);

    public async ValueTask<VaultType?> FindAsync(string type, CancellationToken cancellationToken) =>
        await missing.TryAsync(type, cancellationToken) ? await installed.FindAsync(type, cancellationToken) : null;
}
