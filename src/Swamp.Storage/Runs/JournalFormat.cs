using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
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

    /// <summary>Reads the entries of a file; see <see cref="Read(Stream, Func{JsonObject, bool}?, Action{int}?)"/>.</summary>
    public static long Read(string path, Func<JsonObject, bool>? onEntry, Action<int>? onDamage = null)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return Read(file, onEntry, onDamage);
    }

    /// <summary>Reads entries up to the first line that is not whole, which a process that died may have left at the end. A line is in memory, never the file.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="onEntry">Receives each entry in order, and says whether to go on; null to look only for the end of the whole lines.</param>
    /// <param name="onDamage">Receives the number of the first line that is not whole when whole lines follow it: nobody who dies leaves that.</param>
    /// <returns>Length of the whole lines, in bytes.</returns>
    public static long Read(Stream content, Func<JsonObject, bool>? onEntry, Action<int>? onDamage = null)
    {
        var lines = new JournalLines(content);
        var (position, number) = (0L, 1);
        while (lines.TryNext(out var line))
        {
            var entry = onEntry is null ? null : Parse(line);
            if (onEntry is null ? !IsWhole(line) : entry is null)
            {
                if (onDamage is not null && HasWholeLine(lines))
                {
                    onDamage(number);
                }

                break;
            }

            position += line.Length + 1;
            number++;
            if (entry is not null && !onEntry!(entry))
            {
                break;
            }
        }

        return position;
    }

    private static bool HasWholeLine(JournalLines lines)
    {
        while (lines.TryNext(out var line))
        {
            if (IsWhole(line))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        if (line.Length <= Head || line[Head - 1] != ' ')
        {
            return false;
        }

        Span<byte> sum = stackalloc byte[Head - 1];
        Sum(line[Head..]).TryFormat(sum, out _, "x8", CultureInfo.InvariantCulture);
        return line[..(Head - 1)].SequenceEqual(sum);
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return IsWhole(line) ? JsonNode.Parse(line[Head..]) as JsonObject : null;
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
