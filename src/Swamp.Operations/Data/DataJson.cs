using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;

namespace Swamp.Operations.Data;

/// <summary>Parts of data items in the JSON forms of the data commands.</summary>
internal static class DataJson
{
    /// <summary>Retention: a number where it is a count (DATA-10).</summary>
    public static JsonNode Retention(string retention) =>
        int.TryParse(retention, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? JsonValue.Create(count) : JsonValue.Create(retention);

    /// <summary>Content: parsed JSON, text, or null for everything else (DCMD-1). What claims to be JSON and is not is shown as text.</summary>
    public static JsonNode? Content(byte[] content, string contentType)
    {
        if (!DataContentTypes.IsText(contentType))
        {
            return null;
        }

        if (DataContentTypes.IsJson(contentType))
        {
            try
            {
                return JsonNode.Parse(content);
            }
            catch (JsonException)
            {
                // Stored as given (EXEC-7).
            }
        }

        return JsonValue.Create(System.Text.Encoding.UTF8.GetString(content));
    }

    /// <summary>Null instead of an empty text, so that the member is left out.</summary>
    public static string? Optional(string text) => text.Length == 0 ? null : text;
}
