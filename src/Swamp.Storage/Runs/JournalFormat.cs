using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Storage.Runs;

/// <summary>
/// Lines of a run's journal: the CRC-32C of the JSON text in eight hex digits, a space, the JSON, a line feed. A line that was cut short or
/// changed does not carry its own sum; reading ends before it.
/// </summary>
internal static class JournalFormat
{
    private const int Head = 9;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line of an entry.</summary>
    public static byte[] Line(JsonObject entry)
    {
        using var buffer = new MemoryStream(512);
        buffer.SetLength(Head);
        buffer.Position = Head;
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            entry.WriteTo(writer);
        }

        buffer.WriteByte((byte)'\n');
        var line = buffer.ToArray();
        var sum = Sum(line.AsSpan(Head, line.Length - Head - 1));
        sum.TryFormat(line, out _, "x8", CultureInfo.InvariantCulture);
        line[Head - 1] = (byte)' ';
        return line;
    }

    /// <summary>Reads entries up to the first line that is not whole, which a process that died may have left at the end.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="onEntry">Receives each entry in order.</param>
    /// <param name="onDamage">Receives the number of the first line that is not whole when whole lines follow it: nobody who dies leaves that.</param>
    /// <returns>Length of the whole lines, in bytes.</returns>
    public static int Read(ReadOnlySpan<byte> content, Action<JsonObject> onEntry, Action<int>? onDamage = null)
    {
        var position = 0;
        var number = 1;
        while (content[position..].IndexOf((byte)'\n') is var length and >= 0)
        {
            if (Parse(content.Slice(position, length)) is not { } entry)
            {
                if (onDamage is not null && HasWholeLine(content[(position + length + 1)..]))
                {
                    onDamage(number);
                }

                break;
            }

            onEntry(entry);
            position += length + 1;
            number++;
        }

        return position;
    }

    private static bool HasWholeLine(ReadOnlySpan<byte> content)
    {
        while (content.IndexOf((byte)'\n') is var length and >= 0)
        {
            if (Parse(content[..length]) is not null)
            {
                return true;
            }

            content = content[(length + 1)..];
        }

        return false;
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> line)
    {
        if (line.Length <= Head || line[Head - 1] != ' ')
        {
            return null;
        }

        Span<byte> sum = stackalloc byte[Head - 1];
        Sum(line[Head..]).TryFormat(sum, out _, "x8", CultureInfo.InvariantCulture);
        if (!line[..(Head - 1)].SequenceEqual(sum))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(Encoding.UTF8.GetString(line[Head..])) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            sum = BitOperations.Crc32C(sum, b);
        }

        return ~sum;
    }
}
