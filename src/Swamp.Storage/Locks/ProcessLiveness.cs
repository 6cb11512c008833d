using Swamp.Engine.Processes;

namespace Swamp.Storage.Locks;

/// <summary>Whether a process of this machine lives.</summary>
internal static class ProcessLiveness
{
    /// <summary>
    /// False when there is no such process, or only what is left of it until its parent asks. The system is asked itself: what <c>/proc</c> shows of other
    /// users' processes is up to how it is mounted.
    /// </summary>
    public static bool IsAlive(int pid) => pid > 0 && (pid == Environment.ProcessId || ProcessTree.IsAlive(pid));
}
