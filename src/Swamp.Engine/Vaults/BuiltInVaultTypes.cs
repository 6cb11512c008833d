using Swamp.Engine.Vaults.LocalEncryption;
using Swamp.Engine.Vaults.Mock;

namespace Swamp.Engine.Vaults;

/// <summary>The vault types that are a part of the program (VAULT-3).</summary>
/// <param name="surroundings">What they need of the process and the repository.</param>
public sealed class BuiltInVaultTypes(VaultSurroundings surroundings) : IVaultTypeSource
{
    private readonly VaultType[] types = [LocalEncryptionType.Create(surroundings), MockVaultType.Create()];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<VaultType>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<VaultType>>(types);

    /// <inheritdoc/>
    public ValueTask<VaultType?> FindAsync(string type, CancellationToken cancellationToken) =>
        ValueTask.FromResult(types.FirstOrDefault(t => t.Type == type));
}
