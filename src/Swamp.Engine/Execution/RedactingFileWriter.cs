using System.Buffers;
using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Redaction;

namespace Swamp.Engine.Execution;

/// <summary>A file writer whose content passes the redactor on its way into the store.</summary>
internal sealed class RedactingFileWriter(IDataWriter writer, Redactor redactor, Func<DataVersion, Task<DataHandle>> onComplete) : IFileWriter
{
    private readonly ByteRedaction redaction = redactor.OpenBytes();
    private readonly ArrayBufferWriter<byte> clean = new();

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        redaction.Push(bytes.Span, clean);
        return FlushAsync(cancellationToken);
    }

    public ValueTask WriteLineAsync(string line, CancellationToken cancellationToken) =>
        WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);

    public async Task<DataHandle> CompleteAsync(CancellationToken cancellationToken)
    {
        redaction.Finish(clean);
        await FlushAsync(cancellationToken);
        return await onComplete(await writer.CompleteAsync(cancellationToken));
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (clean.WrittenCount > 0)
        {
            await writer.WriteAsync(clean.WrittenMemory, cancellationToken);
            clean.ResetWrittenCount();
        }
    }
}
