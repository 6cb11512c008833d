using System.Runtime.InteropServices;

namespace Swamp.Bench;

/// <summary>The few calls of the C library that start a process and collect it; nothing of .NET's own process machinery is in the way.</summary>
internal static unsafe partial class Native
{
    /// <summary>Larger than <c>posix_spawn_file_actions_t</c> and <c>struct rusage</c> anywhere.</summary>
    public const int OpaqueSize = 512;

    /// <summary>Open for reading.</summary>
    public const int ReadOnly = 0;

    /// <summary>Open for writing.</summary>
    public const int WriteOnly = 1;

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    public static partial int Spawn(out int pid, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int FileActionsInit(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int FileActionsDestroy(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    public static partial int FileActionsAddOpen(void* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    public static partial int Wait(int pid, out int status, int options, void* usage);
}
