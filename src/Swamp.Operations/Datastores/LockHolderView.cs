using Swamp.Engine.Identity;
using Swamp.Engine.Locks;

namespace Swamp.Operations.Datastores;

/// <summary>Who holds a lock (LOCK-1).</summary>
/// <param name="Holder">User and machine.</param>
/// <param name="Hostname">Machine.</param>
/// <param name="Pid">Process there.</param>
/// <param name="AcquiredAt">Time of the last sign of life.</param>
/// <param name="TtlMs">How long the lock counts without one, in milliseconds.</param>
/// <param name="Nonce">Identifies this holding of the lock.</param>
/// <param name="IsStale">Whether its holder is known to be dead, or has missed its sign of life.</param>
public sealed record LockHolderView(string Holder, string Hostname, int Pid, string AcquiredAt, long TtlMs, string Nonce, bool IsStale)
{
    internal static LockHolderView? Of(LockInfo? info, bool isStale = false) => info is null
        ? null
        : new LockHolderView(info.Holder, info.Hostname, info.Pid, IdFormat.Text(info.AcquiredAt), info.TtlMs, info.Nonce, isStale);
}
