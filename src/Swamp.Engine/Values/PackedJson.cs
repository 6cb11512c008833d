using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Values;

/// <summary>A map that is kept for long and seldom looked at: its text takes a tenth of the memory of its nodes.</summary>
internal readonly struct PackedJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[]? bytes;

    /// <summary>Packs a map; null stays null.</summary>
    public PackedJson(JsonObject? map) => bytes = map is null ? null : map.Count == 0 ? [] : Pack(map);

    /// <summary>A new map with the same content, or null.</summary>
    public JsonObject? Unpack() => bytes switch
    {
        null => null,
        [] => [],
        _ => (JsonObject)JsonNode.Parse(bytes)!,
    };

    private static byte[] Pack(JsonObject map)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            map.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
