using System.Text;

namespace Swamp.Engine.Files;

/// <summary>
/// Replaces files as a whole (GEN-19): readers see the old content or the new one, never a part; a failed or cancelled write leaves the old
/// file and no leftovers. The new content is written to <c>.{uuid}.tmp</c> in the same folder and renamed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Content up to this size is written on the calling thread: that takes less time than going to another one and back.</summary>
    private const int SmallBytes = 65536;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <inheritdoc cref="WriteAsync(string, ReadOnlyMemory{byte}, AtomicFileOptions?, CancellationToken)"/>
    public static Task WriteAsync(string path, string text, AtomicFileOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(path, Utf8.GetBytes(text), options, cancellationToken);

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file, which may exist. A symbolic link is followed, so that the link stays a link.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="options">See <see cref="AtomicFileOptions"/>.</param>
    /// <param name="cancellationToken">Ends the write; before the rename nothing has changed, after it the write has happened.</param>
    /// <exception cref="Errors.SwampException"><c>file_system</c> with the path and the cause: outside the root, permission, read-only, full.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, AtomicFileOptions? options, CancellationToken cancellationToken)
    {
        options ??= AtomicFileOptions.Default;
        var target = Target(path, options);
        try
        {
            var folder = Path.GetDirectoryName(target)!;
            if (options.CreateDirectories)
            {
                Directory.CreateDirectory(folder);
            }

            await ReplaceAsync(target, folder, content, options, cancellationToken);
        }
        catch (Exception exception) when (FileErrors.IsRefusal(exception))
        {
            throw FileErrors.Of("written", path, exception);
        }
    }

    private static string Target(string path, AtomicFileOptions options)
    {
        if (options.Root is { } root)
        {
            return ContainedPath.Check(root, path);
        }

        return RealPath.Of(path);
    }

    private static async Task ReplaceAsync(
        string target, string folder, ReadOnlyMemory<byte> content, AtomicFileOptions options, CancellationToken cancellationToken)
    {
        // A random name, not one from the injected generator: two processes must never share it, and it is gone when the call returns.
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():D}.tmp");
        try
        {
            await WriteTemporaryAsync(temporary, content, options, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Forget(temporary);
            throw;
        }

        if (options.Durable)
        {
            DirectorySync.Flush(folder);
        }
    }

    private static async Task WriteTemporaryAsync(string temporary, ReadOnlyMemory<byte> content, AtomicFileOptions options, CancellationToken cancellationToken)
    {
        var creation = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            PreallocationSize = 0,
        };
        if (options.UnixMode is { } mode && !OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = mode;
        }

        await using var stream = new FileStream(temporary, creation);
        if (content.Length <= SmallBytes)
        {
            stream.Write(content.Span);
        }
        else
        {
            await stream.WriteAsync(content, cancellationToken);
        }

        if (options.UnixMode is { } exact && !OperatingSystem.IsWindows())
        {
            // The umask may have taken bits away when the file was made.
            File.SetUnixFileMode(stream.SafeFileHandle, exact);
        }

        if (options.Durable)
        {
            stream.Flush(flushToDisk: true);
        }
    }

    private static void Forget(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one to report.
        }
    }
}
