using System.Text.Json.Nodes;

namespace Swamp.Engine.Values;

/// <summary><see cref="JsonEquality"/> for dictionaries and sets.</summary>
public sealed class JsonNodeComparer : IEqualityComparer<JsonNode>
{
    private JsonNodeComparer()
    {
    }

    /// <summary>The comparer.</summary>
    public static JsonNodeComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(JsonNode? x, JsonNode? y) => JsonEquality.AreEqual(x, y);

    /// <inheritdoc/>
    public int GetHashCode(JsonNode obj) => JsonEquality.HashOf(obj);
}
