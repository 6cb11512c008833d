using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Engine.Inputs;

/// <summary>Reads the files and streams that inputs come from.</summary>
internal sealed class InputFiles(InputSource source)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string FullPath(string path)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            var home = source.HomeDirectory ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            path = Path.Combine(home, path.Length > 2 ? path[2..] : "");
        }

        return Path.GetFullPath(path, Path.GetFullPath(source.WorkingDirectory ?? "."));
    }

    /// <summary>The text of a file.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <param name="owner">What wants it, as the start of the message: <c>--input 'cert'</c>.</param>
    /// <param name="hint">What to do when it does not exist.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<string> ReadAsync(string path, string owner, string hint, CancellationToken cancellationToken)
    {
        try
        {
            var full = FullPath(path);
            if (new FileInfo(full) is { Exists: true } file && file.Length > source.Limits.MaxBytes)
            {
                throw TooLarge($"{owner}: the file '{path}'");
            }

            var bytes = await File.ReadAllBytesAsync(full, cancellationToken);
            return bytes.Length <= source.Limits.MaxBytes ? StrictUtf8.GetString(WithoutMark(bytes)) : throw TooLarge($"{owner}: the file '{path}'");
        }
        catch (DecoderFallbackException exception)
        {
            throw Bad(
                $"{owner}: the file '{path}' is not UTF-8 text.",
                "Save it as UTF-8; encode binary content, for example with base64.",
                exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Bad($"{owner}: the file '{path}' does not exist.", hint, exception);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Bad($"{owner}: '{path.Replace("\0", "\\0", StringComparison.Ordinal)}' is not a path.", hint, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var error = FileErrors.Of("read", path, exception).Error;
            throw new SwampException(error with { Message = $"{owner}: {error.Message}" }, exception);
        }
    }

    /// <summary>All of standard input.</summary>
    public async Task<string> ReadStdinAsync(TextReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int count;
        while ((count = await reader.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0)
        {
            text.Append(buffer, 0, count);
            if (text.Length > source.Limits.MaxBytes)
            {
                throw TooLarge("--stdin: the input");
            }
        }

        return text.Length > 0 && text[0] == '\ufeff' ? text.ToString(1, text.Length - 1) : text.ToString();
    }

    private static ReadOnlySpan<byte> WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith("\ufeff"u8) ? bytes.AsSpan(3) : bytes;

    private SwampException TooLarge(string what) => Bad(
        $"{what} is larger than {source.Limits.MaxBytes} bytes.", "Give the method a path instead of the content.", null);

    private static SwampException Bad(
        string message, string hint, Exception? cause) => new(ErrorCodes.InvalidArgument, message, hint, innerException: cause);
}
