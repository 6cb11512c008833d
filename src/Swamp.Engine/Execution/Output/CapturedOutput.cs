using System.Buffers;
using System.Text;
using Swamp.Engine.Files;
using Swamp.Engine.Redaction;

namespace Swamp.Engine.Execution.Output;

/// <summary>
/// Keeps everything a stream carried: in memory while it is small, in a temporary file when it grows. Secrets are taken out on the way in, so that neither a
/// cut nor a file that a killed process leaves behind shows one.
/// </summary>
/// <param name="spoolDirectory">Absolute folder of the temporary file; made when it is needed.</param>
/// <param name="redaction">Takes secrets out.</param>
public sealed class CapturedOutput(string spoolDirectory, ByteRedaction redaction) : IAsyncDisposable
{
    private const int InMemory = 1 << 20;

    private readonly ArrayBufferWriter<byte> clean = new();
    private MemoryStream? memory = new();
    private FileStream? spool;

    /// <summary>Bytes kept.</summary>
    public long LengthBytes => memory?.Length ?? spool!.Length;

    /// <summary>Appends bytes.</summary>
    /// <exception cref="Errors.SwampException"><c>file_system</c> when the temporary file cannot take them.</exception>
    public ValueTask AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        redaction.Push(bytes.Span, clean);
        return KeepAsync(cancellationToken);
    }

    /// <summary>Keeps what was held back because it might have been the beginning of a secret: the stream has ended.</summary>
    /// <exception cref="Errors.SwampException">As above.</exception>
    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        redaction.Finish(clean);
        return KeepAsync(cancellationToken);
    }

    private async ValueTask KeepAsync(CancellationToken cancellationToken)
    {
        if (clean.WrittenCount == 0)
        {
            return;
        }

        try
        {
            await AppendAsync(clean.WrittenMemory, cancellationToken);
            clean.ResetWrittenCount();
        }
        catch (Exception exception) when (FileErrors.IsRefusal(exception))
        {
            throw FileErrors.Of("written", spool?.Name ?? spoolDirectory, exception);
        }
    }

    private async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (memory is not null && memory.Length + bytes.Length > InMemory)
        {
            Directory.CreateDirectory(spoolDirectory);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 65536,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            spool = new FileStream(Path.Combine(spoolDirectory, $".output-{Guid.NewGuid():N}.tmp"), options);
            if (!OperatingSystem.IsWindows())
            {
                // Without a name it is gone with this process, however that ends.
                File.Delete(spool.Name);
            }

            memory.Position = 0;
            await memory.CopyToAsync(spool, cancellationToken);
            await memory.DisposeAsync();
            memory = null;
        }

        await ((Stream?)memory ?? spool!).WriteAsync(bytes, cancellationToken);
    }

    /// <summary>The beginning of what was kept, as text without the newline at its end.</summary>
    /// <param name="limitBytes">The most that is taken.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<string> TextAsync(int limitBytes, CancellationToken cancellationToken)
    {
        var source = (Stream?)memory ?? spool!;
        source.Position = 0;
        var bytes = new byte[Math.Min(source.Length, limitBytes)];
        await source.ReadExactlyAsync(bytes, cancellationToken);
        source.Position = source.Length;
        var text = Encoding.UTF8.GetString(bytes);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <summary>Hands over everything that was kept but the newline at its end, in pieces.</summary>
    public async ValueTask CopyToAsync(Func<ReadOnlyMemory<byte>, ValueTask> target, CancellationToken cancellationToken)
    {
        var source = (Stream?)memory ?? spool!;
        var left = await LengthOfTextAsync(source, cancellationToken);
        source.Position = 0;
        var buffer = new byte[Math.Min(left, 65536)];
        while (left > 0)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
            await target(buffer.AsMemory(0, read));
            left -= read;
        }

        source.Position = source.Length;
    }

    private static async ValueTask<long> LengthOfTextAsync(Stream source, CancellationToken cancellationToken)
    {
        var end = new byte[Math.Min(2, source.Length)];
        source.Position = source.Length - end.Length;
        await source.ReadExactlyAsync(end, cancellationToken);
        return source.Length - (end switch
        {
            [(byte)'\r', (byte)'\n'] => 2,
            [.., (byte)'\n'] => 1,
            _ => 0,
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (memory is not null)
        {
            await memory.DisposeAsync();
        }

        if (spool is not null)
        {
            await spool.DisposeAsync();
        }
    }
}
