using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Extensions.Hosting;

/// <summary>
/// Frames on a stream: two little-endian 32-bit lengths, a JSON object and bytes. What a host sends is foreign: lengths are bounded before
/// anything is allocated, and whatever does not parse ends the connection.
/// </summary>
internal static class FrameCodec
{
    /// <summary>Longest JSON part that is accepted.</summary>
    public const int MaxJson = 256 << 20;

    /// <summary>Longest byte part that is accepted.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>How deep a document may be nested. Far more than extensions may store, so that a frame never has to be refused for it.</summary>
    private const int MaxDepth = 10_000;

    private const int HeaderLength = 8;

    /// <summary>Writes a frame.</summary>
    public static async ValueTask WriteAsync(Stream stream, Frame frame, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(EncodeHead(frame), cancellationToken);
        if (!frame.Bytes.IsEmpty)
        {
            await stream.WriteAsync(frame.Bytes, cancellationToken);
        }
    }

    /// <summary>Everything of a frame that stands before its bytes.</summary>
    public static ReadOnlyMemory<byte> EncodeHead(Frame frame)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        buffer.Advance(HeaderLength);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            frame.Message.WriteTo(writer);
        }

        var head = System.Runtime.InteropServices.MemoryMarshal.AsMemory(buffer.WrittenMemory);
        BinaryPrimitives.WriteInt32LittleEndian(head.Span, buffer.WrittenCount - HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(head.Span[4..], frame.Bytes.Length);
        return head;
    }

    /// <summary>The next frame; null when the other side has closed between two frames.</summary>
    /// <exception cref="InvalidDataException">The bytes are no frame.</exception>
    public static async ValueTask<Frame?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        var got = await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken);
        if (got == 0)
        {
            return null;
        }

        if (got < HeaderLength)
        {
            throw new InvalidDataException("The connection ended inside the header of a frame.");
        }

        var json = BinaryPrimitives.ReadInt32LittleEndian(header);
        var bytes = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        if (json is < 2 or > MaxJson || bytes is < 0 or > MaxBytes)
        {
            throw new InvalidDataException($"A frame says it has {json} + {bytes} bytes.");
        }

        return new Frame(await ReadJsonAsync(stream, json, cancellationToken), await ReadBytesAsync(stream, bytes, cancellationToken));
    }

    private static async ValueTask<JsonObject> ReadJsonAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var content = await ReadBytesAsync(stream, length, cancellationToken);
        try
        {
            return JsonNode.Parse(content.Span, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth }) as JsonObject ?? throw new InvalidDataException("A frame holds no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("A frame holds no JSON.", exception);
        }
    }

    /// <summary>Reads in steps, so that a length alone cannot make us allocate what never comes.</summary>
    private static async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        const int step = 1 << 20;
        var buffer = new byte[Math.Min(length, step)];
        for (var have = 0; have < length;)
        {
            if (have == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(length, buffer.Length * 2L));
            }

            var got = await stream.ReadAsync(buffer.AsMemory(have), cancellationToken);
            if (got == 0)
            {
                throw new InvalidDataException("The connection ended inside a frame.");
            }

            have += got;
        }

        return buffer;
    }
}
