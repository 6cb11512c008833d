using Swamp.Engine.Vaults;
using Swamp.Operations.Events;

namespace Swamp.Operations.Sessions;

/// <summary>What vaults have to say, as events of the call.</summary>
internal sealed class VaultNotices(IOperationEvents events) : IVaultNotices
{
    public ValueTask InfoAsync(string message, CancellationToken cancellationToken) => events.InfoAsync("vault", message, cancellationToken);

    public ValueTask WarnAsync(string message, CancellationToken cancellationToken) => events.WarnAsync("vault", message, cancellationToken);
}
