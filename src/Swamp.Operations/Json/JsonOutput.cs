using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Swamp.Operations.Json;

/// <summary>The one way JSON is written for callers: UTF-8, <c>\n</c>, characters outside ASCII as they are.</summary>
public static class JsonOutput
{
    private static readonly JsonWriterOptions Pretty = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value as one pretty document with two spaces of indent and a final newline (GEN-4).</summary>
    public static void WritePretty<T>(Stream stream, T value, JsonTypeInfo<T> info) => Write(stream, value, info, Pretty);

    /// <summary>Writes a value as one line.</summary>
    public static void WriteLine<T>(Stream stream, T value, JsonTypeInfo<T> info) => Write(stream, value, info, Compact);

    private static void Write<T>(Stream stream, T value, JsonTypeInfo<T> info, JsonWriterOptions options)
    {
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            JsonSerializer.Serialize(writer, value, info);
        }

        stream.WriteByte((byte)'\n');
    }
}
