using System.Globalization;
using System.Text.Json;

namespace Swamp.Extensions.Registries.Http;

/// <summary>Values of the API that are read leniently: what is of another kind than expected counts as not told.</summary>
internal static class ApiValues
{
    /// <summary>A text, or a number as text.</summary>
    public static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } some ? some : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static bool? Flag(JsonElement? value) => value?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    public static double? Number(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var some) && double.IsFinite(some) ? some : null;

    public static long? Count(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var some) && some >= 0 ? some : null;

    public static DateTimeOffset? Time(JsonElement? value) => Time(Text(value));

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>A member of an object.</summary>
    public static JsonElement? Member(JsonElement? value, string key) => value is { ValueKind: JsonValueKind.Object } some && some.TryGetProperty(key, out var member) ? member : null;

    /// <summary>Names in a list of texts, or of objects that have them under a key.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<JsonElement>? list, string key) =>
    [
        .. (list ?? []).Select(e => e.ValueKind switch
        {
            JsonValueKind.String => e.GetString(),
            JsonValueKind.Object when e.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String => value.GetString(),
            _ => null,
        }).OfType<string>(),
    ];

    /// <summary>Texts of a list; null when it is none.</summary>
    public static IReadOnlyList<string>? Texts(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list ? Names(list.EnumerateArray(), "name") : null;
}
