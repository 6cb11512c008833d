using System.Runtime.InteropServices;
using System.Security.AccessControl;
using Microsoft.Win32.SafeHandles;

namespace Swamp.Storage.Files;

/// <summary>
/// Adds bytes to the end of a file that other processes add to as well. The system finds the end in the moment of writing, so that no two writers get the same
/// place; the runtime's own append mode looks for it once, when the file is opened. Between machines on a network file system there is no such promise.
/// </summary>
internal static partial class AppendOnly
{
    private const int WriteOnly = 1;
    private const int NotFound = 2;
    private const int Interrupted = 4;
    private const int Denied = 13;

    private static int AppendFlags => OperatingSystem.IsLinux() ? WriteOnly | 0x400 | 0x80000 : WriteOnly | 0x8 | (OperatingSystem.IsMacOS() ? 0x1000000 : 0x100000);

    /// <summary>Adds to a file that exists.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            // A handle with no other right than this one ignores every position.
            using var stream = new FileInfo(path).Create(
                FileMode.Open, FileSystemRights.AppendData | FileSystemRights.Synchronize, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.None, null);
            stream.Write(bytes);
            return;
        }

        using var handle = new SafeFileHandle(Open(path, AppendFlags), ownsHandle: true);
        if (handle.IsInvalid)
        {
            throw Failure(path, Marshal.GetLastPInvokeError());
        }

        while (bytes.Length > 0)
        {
            var written = Write(handle, bytes, bytes.Length);
            if (written < 0 && Marshal.GetLastPInvokeError() is not Interrupted and var error)
            {
                throw Failure(path, error);
            }

            bytes = bytes[(int)Math.Max(0, written)..];
        }
    }

    private static Exception Failure(string path, int error)
    {
        var message = $"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'";
        return error switch
        {
            NotFound => new FileNotFoundException(message, path),
            Denied => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nint count);
}
