using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swamp.Engine.Identity;

/// <summary>Times in JSON: written as UTC ISO-8601 with milliseconds (GEN-21), read in every form of ISO-8601.</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(IdFormat.Text(value));
    }
}
