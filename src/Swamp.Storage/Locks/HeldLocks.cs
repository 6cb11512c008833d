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

    /// <summary>Takes the locks of several models in one order for everybody, so that no two wait for each other; all of them or none.</summary>
    public static async ValueTask<IHeldLock> AcquireAsync(
        IRepositoryLocks locks, IReadOnlyCollection<(string Type, string ModelId)> models, ILockObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(models);
        var held = new List<IHeldLock>(models.Count);
        try
        {
            foreach (var (type, modelId) in models.Distinct().OrderBy(m => m.Type, StringComparer.Ordinal).ThenBy(m => m.ModelId, StringComparer.Ordinal))
            {
                held.Add(await locks.AcquireModelAsync(type, modelId, observer, cancellationToken));
            }

            return new HeldLocks(held);
        }
        catch
        {
            await new HeldLocks(held).DisposeAsync();
            throw;
        }
    }

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
