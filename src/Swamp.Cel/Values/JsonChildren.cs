using System.Collections.Concurrent;
using System.Text.Json;

namespace Swamp.Cel;

/// <summary>
/// Keeps the containers in a JSON container that are asked for again and again, so that what they have noted about themselves is not lost:
/// large ones, and a few small ones on the way to them. Containers that are looked at once or twice, such as rows, keep nothing.
/// </summary>
internal struct JsonChildren<TKey>
    where TKey : notnull
{
    private const int KeepAfter = 8;
    private const int MaxSmall = 64;
    private const int Large = 32;

    private ConcurrentDictionary<TKey, CelValue>? kept;
    private int seen;

    public readonly bool TryGet(TKey key, out CelValue value)
    {
        if (kept is not null) return kept.TryGetValue(key, out value);
        value = default;
        return false;
    }

    /// <summary>The value of an element that was found.</summary>
    public CelValue From(TKey key, in JsonElement found)
    {
        var value = JsonValues.From(found);
        if (value.Kind is not (CelKind.List or CelKind.Map) || ++seen <= KeepAfter) return value;
        if (kept?.Count >= MaxSmall && Size(found) <= Large) return value;
        if (kept is null) Interlocked.CompareExchange(ref kept, new ConcurrentDictionary<TKey, CelValue>(concurrencyLevel: 1, capacity: 8), null);
        return kept.GetOrAdd(key, value);
    }

    private static int Size(in JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : element.GetPropertyCount();
}
