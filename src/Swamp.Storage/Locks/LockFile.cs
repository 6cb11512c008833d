using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Swamp.Engine.Identity;
using Swamp.Engine.Locks;
using Swamp.Storage.Files;

namespace Swamp.Storage.Locks;

/// <summary>Reads and writes lock files (LOCK-1).</summary>
internal static class LockFile
{
    private static readonly JsonWriterOptions s_pretty = new() { Indented = true };

    /// <summary>The bytes of a lock file. Two heartbeats of one lock have the same length.</summary>
    public static ReadOnlySpan<byte> Write(LockInfo info)
    {
        var buffer = new ArrayBufferWriter<byte>(320);
        using (var writer = new Utf8JsonWriter(buffer, s_pretty))
        {
            writer.WriteStartObject();
            writer.WriteString("holder", info.Holder);
            writer.WriteString("hostname", info.Hostname);
            writer.WriteNumber("pid", info.Pid);
            writer.WriteString("acquiredAt", IdFormat.Text(info.AcquiredAt));
            writer.WriteNumber("ttlMs", info.TtlMs);
            writer.WriteString("nonce", info.Nonce);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    /// <summary>Reads a lock file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exists">Whether there is such a file.</param>
    /// <returns>Its content, or null when there is none or it is being written or it is damaged.</returns>
    public static LockInfo? Read(string path, out bool exists)
    {
        Span<byte> buffer = stackalloc byte[2048];
        int length;
        try
        {
            length = SmallFile.Read(path, buffer);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            exists = true;
            return null;
        }

        exists = length >= 0;
        return exists ? Parse(buffer[..length]) : null;
    }

    private static LockInfo? Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "nonce") is not { } nonce)
            {
                return null;
            }

            return new LockInfo
            {
                Holder = Text(root, "holder") ?? "unknown",
                Hostname = Text(root, "hostname") ?? "",
                Pid = root.TryGetProperty("pid", out var pid) && pid.TryGetInt32(out var number) ? number : 0,
                AcquiredAt = DateTimeOffset.TryParse(Text(root, "acquiredAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default,
                TtlMs = root.TryGetProperty("ttlMs", out var ttl) && ttl.TryGetInt64(out var ms) ? ms : 30_000,
                Nonce = nonce,
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
