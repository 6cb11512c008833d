using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Swamp.Storage.Catalog;

/// <summary>Tags kept as the catalogue's JSON text until somebody looks at them: most rows of a scan are dismissed before.</summary>
internal sealed class CatalogTags(string json) : IReadOnlyDictionary<string, string>
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Dictionary<string, string>? _parsed;

    public int Count => Parsed.Count;

    public IEnumerable<string> Keys => Parsed.Keys;

    public IEnumerable<string> Values => Parsed.Values;

    private Dictionary<string, string> Parsed => _parsed ??= Parse(json);

    public string this[string key] => Parsed[key];

    public bool ContainsKey(string key) => Parsed.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => Parsed.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Parsed.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Parsed.GetEnumerator();

    /// <summary>The compact JSON text of tags.</summary>
    public static string Write(IReadOnlyDictionary<string, string> tags)
    {
        if (tags is CatalogTags { } kept)
        {
            return kept.Text;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, s_compact))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in tags)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private string Text => json;

    private static Dictionary<string, string> Parse(string json)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            string? key = null;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    key = reader.GetString();
                }
                else if (reader.TokenType == JsonTokenType.String && key is not null)
                {
                    tags[key] = reader.GetString()!;
                }
            }
        }
        catch (JsonException)
        {
            // Written by another program; a row without tags is found by its other columns.
        }

        return tags;
    }
}
