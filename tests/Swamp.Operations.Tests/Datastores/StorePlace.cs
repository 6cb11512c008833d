using System.Collections.Concurrent;
using Swamp.Engine.Locks;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>What repositories share: files and locks in memory, and the ends of calls that tests wait for.</summary>
internal sealed class StorePlace
{
    /// <summary>Files by path, with <c>/</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Held locks; the empty key is the lock of everything.</summary>
    public ConcurrentDictionary<string, LockInfo> Locks { get; } = new(StringComparer.Ordinal);

    /// <summary>Called before each pull; what it throws ends the pull.</summary>
    public Action OnPull { get; set; } = static () => { };

    /// <summary>Called before each push; what it throws ends the push.</summary>
    public Action OnPush { get; set; } = static () => { };

    /// <summary>How many files lie below a folder.</summary>
    public int Count(string folder) => Files.Keys.Count(k => k.StartsWith($"{folder}/", StringComparison.Ordinal));
}
