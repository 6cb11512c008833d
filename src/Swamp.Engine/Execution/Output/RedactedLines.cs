using System.Buffers;
using Swamp.Engine.Redaction;

namespace Swamp.Engine.Execution.Output;

/// <summary>Redacts a stream of bytes and cuts what remains into lines.</summary>
internal sealed class RedactedLines(Redactor redactor, Func<string, ValueTask> onLine) : IMethodOutput
{
    private readonly ByteRedaction redaction = redactor.OpenBytes();
    private readonly ArrayBufferWriter<byte> clean = new();
    private readonly LineAssembler lines = new(onLine);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (redactor.IsEmpty)
        {
            // Nothing was held back either: values are only ever added.
            await lines.AddAsync(bytes);
            return;
        }

        redaction.Push(bytes.Span, clean);
        await HandOverAsync();
    }

    public async ValueTask FinishAsync()
    {
        redaction.Finish(clean);
        await HandOverAsync();
        await lines.FinishAsync();
    }

    private async ValueTask HandOverAsync()
    {
        if (clean.WrittenCount > 0)
        {
            await lines.AddAsync(clean.WrittenMemory);
            clean.ResetWrittenCount();
        }
    }
}
