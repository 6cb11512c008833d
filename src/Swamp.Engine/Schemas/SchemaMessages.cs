using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Schemas;

/// <summary>Words for values in messages.</summary>
internal static class SchemaMessages
{
    private const int LongestShown = 60;
    private const int MostListed = 12;

    /// <summary>Writes characters as they are, not as escapes.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value, shortened; collections by their kind only.</summary>
    public static string Show(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray => "an array",
        _ => Shorten(value.ToJsonString(Readable)),
    };

    /// <summary>A value of a sensitive schema: only its kind.</summary>
    public static string ShowKind(JsonNode? value) => JsonTypeNames.KindOf(value) switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };

    /// <summary>Values in a row, shortened to the first dozen.</summary>
    public static string ShowAll(IEnumerable<JsonNode?> values)
    {
        var shown = values.Take(MostListed + 1).Select(Show).ToList();
        return shown.Count > MostListed ? string.Join(", ", shown.Take(MostListed)) + ", …" : string.Join(", ", shown);
    }

    /// <summary>A count with its noun.</summary>
    public static string Counted(long count, string noun) => $"{count} {(count == 1 ? noun : noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s")}";

    private static string Shorten(string text)
    {
        if (text.Length <= LongestShown)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return text[..end] + (text[0] == '"' ? "…\"" : "…");
    }
}
