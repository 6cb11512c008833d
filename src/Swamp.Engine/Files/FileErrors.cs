using Swamp.Engine.Errors;

namespace Swamp.Engine.Files;

/// <summary>Translates what the file system says into typed errors that name the path, the cause and the fix.</summary>
public static class FileErrors
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int NameTooLong = 36;
    private const int DiskQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>
    /// Whether the exception says that the file system refused. A file that outgrows the limit of the process or of the file system is reported
    /// by the runtime as a wrong argument.
    /// </summary>
    public static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value", ActualValue: null };

    /// <summary>Whether a file could not be opened because another process has it for itself: the one refusal that waiting mends.</summary>
    /// <remarks>EAGAIN of Linux, EWOULDBLOCK of macOS, the sharing and lock violations of Windows.</remarks>
    public static bool IsHeldByAnother(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
    }

    /// <summary>The error for a failed access.</summary>
    /// <param name="verb">Participle of what was tried: <c>written</c>, <c>read</c>, <c>deleted</c>.</param>
    /// <param name="path">The file or folder, as the user would name it.</param>
    /// <param name="exception">What the runtime threw.</param>
    /// <returns>An exception with the code <c>file_system</c>.</returns>
    public static SwampException Of(string verb, string path, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        path = RefusedBelow(path, exception) ?? path;
        var (cause, hint) = Describe(exception, path);
        return new SwampException(ErrorCodes.FileSystem, $"'{path}' cannot be {verb}: {cause}.", hint, innerException: exception);
    }

    // A caller that knows only the folder it works in names that; the runtime knows which file or folder in it refused.
    private static string? RefusedBelow(string path, Exception exception)
    {
        var (start, end) = (exception.Message.IndexOf('\''), exception.Message.LastIndexOf('\''));
        return end > start && exception.Message[(start + 1)..end] is var named
            && named.StartsWith(Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? named
                : null;
    }

    private static (string Cause, string Hint) Describe(Exception exception, string path)
    {
        // On Unix the runtime keeps errno in HResult for the errors it has no exception type for.
        switch (exception)
        {
            case UnauthorizedAccessException when Directory.Exists(path):
                return ("it is a folder, or permission was denied", "Choose another name, or check the permissions.");
            case IOException { HResult: ReadOnlyFileSystem }:
            case UnauthorizedAccessException when exception.InnerException is { HResult: ReadOnlyFileSystem }:
                return ("the file system is read-only", "Mount it writable, or use a folder elsewhere.");
            case UnauthorizedAccessException:
                return ("permission was denied", "Check the owner and the permissions of the file and its folder.");
            case IOException { HResult: NoSpace or WindowsDiskFull or WindowsHandleDiskFull }:
                return ("the disk is full", "Free some space and try again.");
            case ArgumentOutOfRangeException:
                return ("it would grow beyond the limit of the process (ulimit -f) or of the file system", "Raise the limit, or write less.");
            case IOException { HResult: DiskQuota }:
                return ("the disk quota is used up", "Free some space and try again.");
            case PathTooLongException or IOException { HResult: NameTooLong }:
                return ("the name is too long", "Use a shorter name.");
            case FileNotFoundException or DirectoryNotFoundException:
                return ("it does not exist", "Check the path.");
            default:
                return (exception.Message.TrimEnd('.'), "Check that the path leads to a file you may use.");
        }
    }
}
