namespace Swamp.Storage.Runs;

/// <summary>The lines of a journal, one after the other, in a buffer of the size of the longest.</summary>
internal sealed class JournalLines(Stream content)
{
    private byte[] buffer = new byte[32 * 1024];
    private int start;
    private int end;

    /// <summary>Gives the next line that ends with a line feed, without it; valid until the next call.</summary>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        var searched = start;
        while (true)
        {
            if (buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n') is var found and >= 0)
            {
                line = buffer.AsSpan(start, searched + found - start);
                start = searched + found + 1;
                return true;
            }

            searched = end - start;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        else if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = content.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
