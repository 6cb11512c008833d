using System.Runtime.InteropServices;

namespace Swamp.Storage.Files;

/// <summary>
/// Puts a file in another's place and gives the other one in exchange, in one step. Unlike a plain rename it tells what was replaced, so that nobody has to look
/// afterwards whether it was something newer.
/// </summary>
internal static partial class NameExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2; // RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS are the same number.

    /// <summary>Exchanges two names in one folder.</summary>
    /// <returns>False when one is missing, or where the system or the file system has no such step; nothing has changed then.</returns>
    public static bool TrySwap(string first, string second)
    {
        try
        {
            return OperatingSystem.IsLinux() ? RenameAt(CurrentFolder, first, CurrentFolder, second, Exchange) == 0
                : OperatingSystem.IsMacOS() && Rename(first, second, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // A C library from before 2018.
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to, uint flags);
}
