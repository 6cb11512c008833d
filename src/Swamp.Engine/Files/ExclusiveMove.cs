using System.Runtime.InteropServices;
using System.Text;

namespace Swamp.Engine.Files;

/// <summary>
/// Moves a finished file to a name that must be free. <see cref="File.Move(string, string, bool)"/> looks first and renames then, so on Unix
/// two callers can both succeed and one file is lost; here the system itself refuses the second.
/// </summary>
public static class ExclusiveMove
{
    private const int AlreadyThere = 17; // EEXIST, the same number on Linux, macOS and the BSDs
    private const int Missing = 2; // ENOENT
    private const int NoSpace = 28; // ENOSPC

    /// <summary>Moves a file within one file system.</summary>
    /// <returns>False when the name is taken; the file then stays where it is.</returns>
    /// <exception cref="IOException">The move failed for another reason.</exception>
    public static bool TryMove(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMoveOnWindows(from, to);
        }

        if (Link(Terminated(from), Terminated(to)) == 0)
        {
            File.Delete(from);
            return true;
        }

        return Marshal.GetLastPInvokeError() switch
        {
            AlreadyThere => false,
            Missing => throw new FileNotFoundException($"Could not find '{from}' or the folder of '{to}'.", from),
            NoSpace => throw new IOException("No space left on device"),

            // A file system without hard links, or one that forbids them.
            _ => TryClaim(from, to),
        };
    }

    /// <summary>Takes the name with an empty file, which only one caller can make, and replaces that.</summary>
    internal static bool TryClaim(string from, string to)
    {
        try
        {
            File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }

        try
        {
            File.Move(from, to, overwrite: true);
            return true;
        }
        catch
        {
            File.Delete(to);
            throw;
        }
    }

    private static bool TryMoveOnWindows(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(from) && File.Exists(to))
        {
            return false;
        }
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "link", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);
}
