using Microsoft.Win32.SafeHandles;

namespace Swamp.Engine.Files;

/// <summary>Forces the entries of a folder to disk, so that a rename survives a crash of the machine.</summary>
internal static class DirectorySync
{
    /// <summary>Does nothing on Windows, where the file system journals renames and folders cannot be flushed.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            using SafeFileHandle handle = File.OpenHandle(folder, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(handle);
        }
        catch (UnauthorizedAccessException)
        {
            // The runtime refuses to open folders as files on some systems; the file itself has been flushed.
        }
    }
}
