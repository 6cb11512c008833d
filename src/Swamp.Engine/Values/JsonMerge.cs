using System.Text.Json.Nodes;

namespace Swamp.Engine.Values;

/// <summary>Overlays JSON objects.</summary>
public static class JsonMerge
{
    /// <summary>
    /// A new object with the keys of both: where both hold an object they are merged, otherwise the overlay wins; lists are replaced, not
    /// joined (INP-7). Keys keep the base's order, new ones follow.
    /// </summary>
    public static JsonObject Deep(JsonObject @base, JsonObject overlay)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(overlay);
        var merged = (JsonObject)@base.DeepClone();
        Into(merged, overlay);
        return merged;
    }

    private static void Into(JsonObject target, JsonObject overlay)
    {
        foreach (var (key, value) in overlay)
        {
            if (value is JsonObject inner && target[key] is JsonObject existing)
            {
                Into(existing, inner);
            }
            else
            {
                target[key] = value?.DeepClone();
            }
        }
    }
}
