using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Values;

/// <summary>Equality of JSON values by meaning: key order does not matter, and numbers are equal when they are the same number (1, 1.0, 1e0).</summary>
public static class JsonEquality
{
    /// <summary>Whether two values are the same.</summary>
    public static bool AreEqual(JsonNode? left, JsonNode? right)
    {
        if (left is null || right is null)
        {
            return IsNull(left) && IsNull(right);
        }

        switch (left, right)
        {
            case (JsonObject one, JsonObject other):
                return AreEqual(one, other);
            case (JsonArray one, JsonArray other):
                return AreEqual(one, other);
            case (JsonValue one, JsonValue other):
                return AreEqual(one, other);
            default:
                return false;
        }
    }

    /// <summary>A hash code that is the same for equal values.</summary>
    public static int HashOf(JsonNode? value)
    {
        var hash = 0;
        switch (value)
        {
            case JsonObject map:
                foreach (var (key, item) in map)
                {
                    hash ^= HashCode.Combine(key, HashOf(item));
                }

                return HashCode.Combine(1, hash);
            case JsonArray list:
                foreach (var item in list)
                {
                    hash = HashCode.Combine(hash, HashOf(item));
                }

                return HashCode.Combine(2, hash);
            case null:
                return 0;
        }

        return value.GetValueKind() switch
        {
            JsonValueKind.Null => 0,
            JsonValueKind.Number => JsonNumber.Of(value).GetHashCode(),
            JsonValueKind.String => value.ToString().GetHashCode(StringComparison.Ordinal),
            var kind => (int)kind,
        };
    }

    private static bool IsNull(JsonNode? node) => node is null || node.GetValueKind() == JsonValueKind.Null;

    private static bool AreEqual(JsonObject one, JsonObject other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        foreach (var (key, value) in one)
        {
            if (!other.TryGetPropertyValue(key, out var counterpart) || !AreEqual(value, counterpart))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(JsonArray one, JsonArray other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!AreEqual(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(JsonValue one, JsonValue other)
    {
        var kind = one.GetValueKind();
        if (kind != other.GetValueKind())
        {
            return false;
        }

        return kind switch
        {
            JsonValueKind.String => string.Equals(one.ToString(), other.ToString(), StringComparison.Ordinal),
            JsonValueKind.Number => AreEqualNumbers(one, other),
            _ => true,
        };
    }

    private static bool AreEqualNumbers(JsonValue one, JsonValue other) =>
        one.TryGetValue<long>(out var whole) && other.TryGetValue<long>(out var otherWhole)
            ? whole == otherWhole
            : JsonNumber.Of(one) == JsonNumber.Of(other);
}
