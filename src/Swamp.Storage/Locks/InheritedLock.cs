using Swamp.Engine.Locks;

namespace Swamp.Storage.Locks;

/// <summary>Stands for a lock that the process which started this one holds (ENV-7).</summary>
internal sealed class InheritedLock : IHeldLock
{
    public CancellationToken Lost => CancellationToken.None;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
