using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Swamp.Storage.Files;

/// <summary>Flushes to the disk itself, for <c>durability: disk</c>.</summary>
internal static partial class DiskFlush
{
    private const int OpenDirectory = 0x10000; // O_DIRECTORY on Linux; O_RDONLY is 0 everywhere
    private const int CloseOnExec = 0x80000;

    /// <summary>Flushes an open file.</summary>
    public static void File(SafeFileHandle handle) => RandomAccess.FlushToDisk(handle);

    /// <summary>Flushes the entries of a folder, so that a rename in it is durable. Windows does that by itself.</summary>
    public static void Directory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, OperatingSystem.IsLinux() ? OpenDirectory | CloseOnExec : 0);
        if (descriptor < 0)
        {
            throw new IOException($"Cannot open the folder '{path}' to flush it.");
        }

        try
        {
            if (Sync(descriptor) != 0)
            {
                throw new IOException($"Cannot flush the folder '{path}'.");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
