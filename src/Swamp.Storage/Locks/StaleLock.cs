using Swamp.Engine.Errors;
using Swamp.Storage.Files;

namespace Swamp.Storage.Locks;

/// <summary>Removes locks that nobody holds any more.</summary>
internal static class StaleLock
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>
    /// Removes the lock if it still is the one that was seen. Those who remove take turns, so that none removes the lock of another's success.
    /// </summary>
    /// <returns>Whether it was removed; false when it changed, or when it is somebody else's turn.</returns>
    /// <exception cref="SwampException"><c>file_system</c> when this user may not remove it: waiting would not help.</exception>
    public static bool Remove(string path, string? nonce)
    {
        try
        {
            using var turn = Turn($"{path}.steal");
            var current = LockFile.Read(path, out var exists);
            if (!exists || current?.Nonce != nonce)
            {
                return false;
            }

            File.Delete(path);
            return true;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new SwampException(
                ErrorCodes.FileSystem,
                $"The lock {path} is left over from a process that ended, and this user may not remove it: {error.Message}",
                $"As its owner: rm {path} {path}.steal",
                innerException: error);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            return false; // Somebody else's turn.
        }
    }

    /// <summary>The file stays, so that all who remove meet at the same one; whoever made it, everybody who may work here can open it.</summary>
    private static FileStream Turn(string path)
    {
        var isNew = !File.Exists(path);
        var turn = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        if (isNew && !OperatingSystem.IsWindows())
        {
            try
            {
                File.SetUnixFileMode(turn.SafeFileHandle, Everybody);
            }
            catch (Exception error) when (StorageErrors.IsRefusal(error))
            {
                // Made by somebody else between the two calls, who says for whom it is.
            }
        }

        return turn;
    }
}
