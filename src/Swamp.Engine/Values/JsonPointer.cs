using System.Globalization;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Values;

/// <summary>JSON Pointers (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>The keys and indexes of a pointer; empty for the empty pointer.</summary>
    public static IReadOnlyList<string> Segments(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        return [.. pointer.Split('/').Skip(1).Select(static part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    /// <summary>A key or index as it stands in a pointer.</summary>
    public static string Escape(string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }

    /// <summary>The value that a pointer leads to; null when it leads nowhere (or to null).</summary>
    public static JsonNode? Find(JsonNode? root, string pointer)
    {
        var node = root;
        foreach (var segment in Segments(pointer))
        {
            node = node switch
            {
                JsonObject map => map[segment],
                JsonArray list when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }
}
