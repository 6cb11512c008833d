using System.Runtime.InteropServices;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Files;

/// <summary>
/// Tells files that can be read from pipes, sockets and devices without opening them: opening a pipe waits until somebody writes, for ever
/// when nobody does. All of those have the length zero, and a regular file of that length need not be opened either.
/// </summary>
public static partial class RegularFile
{
    private const int CurrentFolder = -100;
    private const uint AskForType = 1;
    private const int ModeOffset = 28;
    private const ushort TypeMask = 0xF000;
    private const ushort Regular = 0x8000;

    /// <summary>What the file system says of a file that holds something, links followed; null when it is missing, empty or no regular file.</summary>
    public static FileInfo? WithContent(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.Exists && info.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                info = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
            }

            return info is { Exists: true, Length: > 0 } ? info : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Refuses a pipe, a socket or a device. What is missing is left to whoever opens it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">Its name in the error.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.FileSystem"/>.</exception>
    public static void Require(string path, string shown)
    {
        if (OperatingSystem.IsLinux() && WithContent(path) is null && File.Exists(path) && !IsRegular(path))
        {
            throw new SwampException(ErrorCodes.FileSystem, $"'{shown}' is not a regular file but a pipe, a socket or a device.", "Remove it, or put a text file in its place.");
        }
    }

    private static unsafe bool IsRegular(string path)
    {
        // struct statx has one layout on all architectures, 256 bytes.
        var state = stackalloc byte[256];
        return Statx(CurrentFolder, path, 0, AskForType, state) != 0 || (*(ushort*)(state + ModeOffset) & TypeMask) == Regular;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* state);
}
