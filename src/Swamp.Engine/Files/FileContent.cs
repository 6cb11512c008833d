using System.Text;

namespace Swamp.Engine.Files;

/// <summary>
/// Reads whole files of a repository. The small ones, which is nearly all, are read where the call stands: no file system has asynchronous reading of files, so
/// awaiting it means waking another thread, which costs more than the reading and at the start of a process several times more.
/// </summary>
public static class FileContent
{
    /// <summary>The most that is read without leaving the thread.</summary>
    private const int SmallBytes = 256 << 10;

    /// <summary>The bytes of a regular file.</summary>
    /// <exception cref="IOException">It is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ValueTask<byte[]> BytesAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return IsSmall(path) ? ValueTask.FromResult(File.ReadAllBytes(path)) : new ValueTask<byte[]>(File.ReadAllBytesAsync(path, cancellationToken));
    }

    /// <summary>The text of a regular file: UTF-8, or what its byte order mark says.</summary>
    /// <exception cref="IOException">It is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ValueTask<string> TextAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return IsSmall(path) ? ValueTask.FromResult(File.ReadAllText(path, Encoding.UTF8)) : new ValueTask<string>(File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken));
    }

    private static bool IsSmall(string path) => new FileInfo(path) is { Exists: true, Length: <= SmallBytes };
}
