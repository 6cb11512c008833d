using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Storage.Files;

/// <summary>Turns what the file system throws into errors that name the path and the way out.</summary>
internal static class StorageErrors
{
    /// <summary>Whether the exception says that the file system refused.</summary>
    public static bool IsRefusal(Exception error) => FileErrors.IsRefusal(error);

    /// <summary>The error for a refused action.</summary>
    /// <param name="action">What was tried, as in <c>write data "x" version 3</c>.</param>
    /// <param name="path">The path concerned.</param>
    /// <param name="error">What was thrown.</param>
    public static SwampException Refused(string action, string path, Exception error)
    {
        var hint = error switch
        {
            UnauthorizedAccessException => $"Check the owner and permissions of {path}.",
            _ when IsFull(error) => $"Free space on the disk that holds {path}, then try again.",
            _ => $"Check {path} and the disk it lies on.",
        };
        return new SwampException(ErrorCodes.FileSystem, $"Cannot {action}: {error.Message}", hint, innerException: error);
    }

    private static bool IsFull(Exception error) =>
        error is ArgumentOutOfRangeException
        || error.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("disk full", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("File too large", StringComparison.OrdinalIgnoreCase);
}
