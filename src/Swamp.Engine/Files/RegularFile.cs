namespace Swamp.Engine.Files;

/// <summary>
/// Tells files that can be read from pipes, sockets and devices without opening them: opening a pipe waits until somebody writes, for ever
/// when nobody does. All of those have the length zero, and a regular file of that length need not be opened either.
/// </summary>
public static class RegularFile
{
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
}
