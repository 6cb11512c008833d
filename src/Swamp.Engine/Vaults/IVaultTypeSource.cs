namespace Swamp.Engine.Vaults;

/// <summary>A source of vault types: the built-in ones, extensions.</summary>
public interface IVaultTypeSource
{
    /// <summary>All types of this source, in a stable order.</summary>
    ValueTask<IReadOnlyList<VaultType>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The type of that name, or null when this source does not have it.</summary>
    ValueTask<VaultType?> FindAsync(string type, CancellationToken cancellationToken);
}
