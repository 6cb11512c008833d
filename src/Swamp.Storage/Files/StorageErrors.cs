using Swamp.Engine.Errors;

namespace Swamp.Storage.Files;

/// <summary>Turns what the file system throws into errors that name the path and the way out.</summary>
internal static class StorageErrors
{
    /// <summary>Whether the exception says that the file system refused.</summary>
    public static bool IsRefusal(Exception error) => error is IOException or UnauthorizedAccessException || IsBeyondTheLimit(error);

    /// <summary>The error for a refused action.</summary>
    /// <param name="action">What was tried, as in <c>write data "x" version 3</c>.</param>
    /// <param name="path">The path concerned.</param>
    /// <param name="error">What was thrown.</param>
    public static SwampException Refused(string action, string path, Exception error)
    {
        var hint = error switch
        {
            UnauthorizedAccessException => $"Check the owner and permissions of {path}.",
            _ when IsFull(error) => $"Free space on the disk that holds {path}, for example with: swamp data gc",
            _ => $"Check {path} and the disk it lies on.",
        };
        return new SwampException(ErrorCodes.FileSystem, $"Cannot {action}: {error.Message}", hint, innerException: error);
    }

    /// <summary>A file that outgrows the limit of the process or of the file system is reported by the runtime as a wrong argument.</summary>
    private static bool IsBeyondTheLimit(Exception error) => error is ArgumentOutOfRangeException { ParamName: "value" };

    private static bool IsFull(Exception error) =>
        IsBeyondTheLimit(error)
        || error.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("disk full", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("File too large", StringComparison.OrdinalIgnoreCase);
}
