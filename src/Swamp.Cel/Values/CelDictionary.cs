namespace Swamp.Cel;

/// <summary>A map in insertion order. Up to eight entries are searched in a row, more through an index.</summary>
internal sealed class CelDictionary : ICelMap
{
    public static readonly CelDictionary Empty = new([], [], 0, null);

    private readonly CelValue[] keys;
    private readonly CelValue[] values;
    private readonly Dictionary<CelValue, int>? index;

    public CelDictionary(CelValue[] keys, CelValue[] values, int count, Dictionary<CelValue, int>? index)
    {
        this.keys = keys;
        this.values = values;
        this.index = index;
        Count = count;
    }

    public int Count { get; }

    public IEnumerable<CelValue> Keys
    {
        get
        {
            for (var i = 0; i < Count; i++) yield return keys[i];
        }
    }

    public CelValue KeyAt(int position) => keys[position];

    public CelValue ValueAt(int position) => values[position];

    public bool TryGet(in CelValue key, out CelValue value)
    {
        var position = Find(keys, Count, index, key);
        value = position < 0 ? default : values[position];
        return position >= 0;
    }

    public static int Find(CelValue[] keys, int count, Dictionary<CelValue, int>? index, in CelValue key)
    {
        if (index is not null) return index.TryGetValue(key, out var position) ? position : -1;
        for (var i = 0; i < count; i++)
        {
            if (CelEquality.AreEqual(keys[i], key)) return i;
        }

        return -1;
    }
}
