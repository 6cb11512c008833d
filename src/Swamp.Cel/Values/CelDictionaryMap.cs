namespace Swamp.Cel;

/// <summary>A map over entries that are there, in the order in which they were added.</summary>
internal sealed class CelDictionaryMap : ICelMap
{
    private readonly Dictionary<CelValue, CelValue> entries = new(CelValueComparer.Keys);

    public int Count => entries.Count;

    public IEnumerable<CelValue> Keys => entries.Keys;

    public bool TryAdd(in CelValue key, in CelValue value) => entries.TryAdd(key, value);

    public bool TryGet(in CelValue key, out CelValue value) => entries.TryGetValue(key, out value);
}
