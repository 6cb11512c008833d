using Swamp.Engine.Locks;

namespace Swamp.Storage.Locks;

/// <summary>Several locks as one; released latest first.</summary>
internal sealed class HeldLocks : IHeldLock
{
    private readonly IReadOnlyList<IHeldLock> _locks;
    private readonly CancellationTokenSource _lost;

    public HeldLocks(IReadOnlyList<IHeldLock> locks)
    {
        _locks = locks;
        _lost = CancellationTokenSource.CreateLinkedTokenSource([.. locks.Select(l => l.Lost)]);
    }

    public CancellationToken Lost => _lost.Token;

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var held in _locks)
        {
            await held.CompleteAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _locks.Count - 1; i >= 0; i--)
        {
            await _locks[i].DisposeAsync();
        }

        _lost.Dispose();
    }
}
