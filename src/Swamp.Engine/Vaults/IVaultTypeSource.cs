namespace Swamp.Engine.Vaults;

/// <summary>A source of vault types: the built-in ones, extensions.</summary>
public interface IVaultTypeSource
{
    /// <summary>All types of this source, in a stable order.</summary>
    ValueTask<IReadOnlyList<VaultType>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The type of that name, or null when this source does not have it.</summary>
    ValueTask<VaultType?> FindAsync(string type, CancellationToken cancellationToken);

    /// <summary>Why a type that this source does not have is missing, as a sentence with the file and the cause; null when nothing here has to do with it.</summary>
    ValueTask<string?> ExplainAsync(string type, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
}
