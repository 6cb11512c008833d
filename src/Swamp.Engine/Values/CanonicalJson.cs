using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;

namespace Swamp.Engine.Values;

/// <summary>
/// One spelling for equal JSON values, for hashes (DEF-8): keys sorted by UTF-16 units on every level, no white space, numbers in their
/// shortest form (<c>1.50</c> and <c>15e-1</c> are <c>1.5</c>), only the escapes that JSON requires.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1000,
    };

    /// <summary>The canonical text in UTF-8.</summary>
    public static byte[] Write(JsonNode? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 of the canonical text, lower-case hexadecimal (DEF-8).</summary>
    public static string Hash(JsonNode? value) => ContentHasher.Hex(Write(value));

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject map:
                writer.WriteStartObject();
                foreach (var (key, item) in map.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                writer.WriteStringValue(value.ToString());
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(NumberText(JsonNumber.Of(value)));
                break;
            default:
                writer.WriteRawValue(value.ToJsonString());
                break;
        }
    }

    // Usual sizes are written out, as JavaScript does; others as digits and a power of ten.
    private static string NumberText(JsonNumber number)
    {
        var magnitude = number.Digits.Length + number.Exponent;
        return magnitude is > -6 and <= 21 ? number.ToString() : string.Create(CultureInfo.InvariantCulture, $"{(number.IsNegative ? "-" : "")}{number.Digits}e{number.Exponent}");
    }
}
