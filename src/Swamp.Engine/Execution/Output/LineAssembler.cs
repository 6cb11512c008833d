using System.Text;

namespace Swamp.Engine.Execution.Output;

/// <summary>
/// Turns chunks of bytes into lines of text, whatever way the chunks were cut. Bytes that are not UTF-8 become replacement characters; a
/// line longer than the limit is handed over in pieces, so that memory stays bounded.
/// </summary>
/// <param name="onLine">Takes a line, without its newline.</param>
public sealed class LineAssembler(Func<string, ValueTask> onLine)
{
    private const int LongestLine = 1 << 20;

    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder pending = new();
    private char[] buffer = new char[256]; // Grows to what chunks need: most streams of most calls stay empty.

    /// <summary>Takes a chunk.</summary>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> bytes)
    {
        var needed = decoder.GetCharCount(bytes.Span, flush: false);
        if (buffer.Length < needed)
        {
            buffer = new char[needed];
        }

        await TakeAsync(decoder.GetChars(bytes.Span, buffer, flush: false));
    }

    /// <summary>Hands over what has no newline at its end.</summary>
    public async ValueTask FinishAsync()
    {
        await TakeAsync(decoder.GetChars([], buffer, flush: true));
        if (pending.Length > 0)
        {
            await FlushAsync();
        }
    }

    private async ValueTask TakeAsync(int count)
    {
        var start = 0;
        while (start < count)
        {
            var newline = Array.IndexOf(buffer, '\n', start, count - start);
            var end = newline < 0 ? count : newline;
            pending.Append(buffer, start, end - start);
            if (newline >= 0)
            {
                await FlushAsync();
            }
            else if (pending.Length >= LongestLine)
            {
                await FlushAsync();
            }

            start = end + 1;
        }
    }

    private ValueTask FlushAsync()
    {
        if (pending.Length > 0 && pending[^1] == '\r')
        {
            pending.Length--;
        }

        var line = pending.ToString();
        pending.Clear();
        return onLine(line);
    }
}
