using System.Text;

namespace Swamp.Extensions.Archives;

/// <summary>
/// Reads a tar stream that nobody vouches for. Sizes are checked before anything is allocated, which the reader of the base library does not do
/// for long names and extended headers.
/// </summary>
internal sealed class TarScanner(Stream stream, ArchiveLimits limits)
{
    private const int Block = 512;
    private const int MostHeaderBytes = 64 << 10;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] header = new byte[Block];

    /// <summary>Bytes that were read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next entry; null at the end.</summary>
    /// <exception cref="InvalidDataException">The stream is no sound tar; the message says why.</exception>
    public TarEntry? Next()
    {
        string? longName = null;
        long? longSize = null;
        while (true)
        {
            if (!ReadBlock())
            {
                throw new InvalidDataException("it ends before its end mark.");
            }

            if (header.AsSpan().IndexOfAnyExcept((byte)0) < 0)
            {
                return null;
            }

            CheckSum();
            var size = longSize ?? Number(124, 12);
            var type = header[156] == 0 ? '0' : (char)header[156];
            switch (type)
            {
                case 'x':
                    (longName, longSize) = Extended(Content(Number(124, 12), MostHeaderBytes, "an extended header"), longName, longSize);
                    continue;
                case 'g':
                    Content(size, MostHeaderBytes, "a global header");
                    continue;
                case 'L':
                    longName = Text(Content(size, MostHeaderBytes, "a long name"));
                    continue;
            }

            var name = longName ?? HeaderName();
            return new TarEntry(name, type, (int)Number(100, 8), type == '0' ? Content(size, limits.FileBytes, ArchivePath.Shown(name)) : []);
        }
    }

    /// <summary>Reads what stands behind the end mark, so that the check sum of the compression is reached.</summary>
    public void Drain()
    {
        while (ReadBlock())
        {
            // Only counted.
        }
    }

    private string HeaderName()
    {
        var name = Text(header.AsSpan(0, 100));
        var prefix = header.AsSpan(257, 5).SequenceEqual("ustar"u8) && header[262] == 0 ? Text(header.AsSpan(345, 155)) : "";
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    private void CheckSum()
    {
        var sum = 0;
        for (var i = 0; i < Block; i++)
        {
            sum += i is >= 148 and < 156 ? ' ' : header[i];
        }

        if (sum != Number(148, 8))
        {
            throw new InvalidDataException("a header has a wrong check sum.");
        }
    }

    private long Number(int at, int length)
    {
        var field = header.AsSpan(at, length);
        if ((field[0] & 0x80) != 0)
        {
            throw new InvalidDataException("a header has a number that is too large.");
        }

        long value = 0;
        foreach (var digit in field.Trim("\0 "u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                throw new InvalidDataException("a header has a malformed number.");
            }

            value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }

    private byte[] Content(long size, long most, string what)
    {
        if (size > most)
        {
            throw new InvalidDataException($"{what} has {size} bytes, more than {most}.");
        }

        // Grows with what really comes: a header may promise more than the stream holds.
        using var content = new MemoryStream((int)Math.Min(size, 1 << 20));
        for (var left = size; left > 0; left -= Block)
        {
            if (!ReadBlock())
            {
                throw new InvalidDataException($"it ends within {what}.");
            }

            content.Write(header, 0, (int)Math.Min(left, Block));
        }

        return content.ToArray();
    }

    private bool ReadBlock()
    {
        var got = Read();
        Position += got;
        if (Position > limits.UnpackedBytes)
        {
            throw new InvalidDataException($"it unpacks to more than {limits.UnpackedBytes} bytes.");
        }

        return got == Block;
    }

    private int Read()
    {
        try
        {
            return stream.ReadAtLeast(header, Block, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            // The base library's words are about archives of another kind.
            throw new InvalidDataException("its compressed content is damaged.", exception);
        }
    }

    private static (string? Name, long? Size) Extended(byte[] content, string? name, long? size)
    {
        for (var at = 0; at < content.Length;)
        {
            var space = Array.IndexOf(content, (byte)' ', at);
            if (space < 0 || space - at > 6 || !int.TryParse(Encoding.ASCII.GetString(content, at, space - at), out var length) || length <= space - at + 2 || length > content.Length - at)
            {
                throw new InvalidDataException("an extended header is malformed.");
            }

            var record = Text(content.AsSpan(space + 1, length - (space - at) - 2));
            var equals = record.IndexOf('=', StringComparison.Ordinal);
            switch (equals < 0 ? "" : record[..equals])
            {
                case "path":
                    name = record[(equals + 1)..];
                    break;
                case "size":
                    size = long.TryParse(record[(equals + 1)..], out var bytes) && bytes >= 0 ? bytes : throw new InvalidDataException("an extended header has a malformed size.");
                    break;
            }

            at += length;
        }

        return (name, size);
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        try
        {
            return Strict.GetString(end < 0 ? bytes : bytes[..end]);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("a name is not UTF-8.", exception);
        }
    }
}
