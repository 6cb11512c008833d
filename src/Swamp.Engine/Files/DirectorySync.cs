using System.Runtime.InteropServices;
using System.Text;

namespace Swamp.Engine.Files;

/// <summary>Forces the entries of a folder to disk, so that a rename survives a crash of the machine.</summary>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Flushes a folder. Nothing happens on Windows, where the file system journals renames and folders cannot be flushed.
    /// </summary>
    /// <returns>Whether the system confirmed it; some network file systems cannot.</returns>
    public static bool Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        // The runtime refuses to open folders as files, so this goes to the C library.
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), ReadOnly);
        if (descriptor < 0)
        {
            return false;
        }

        var flushed = Sync(descriptor) == 0;
        _ = Close(descriptor);
        return flushed;
    }

    [DllImport("libc", EntryPoint = "open", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
