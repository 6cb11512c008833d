namespace Swamp.Cel;

/// <summary>Collects the entries of a map.</summary>
internal sealed class CelDictionaryBuilder(int capacity = 4)
{
    private const int IndexFrom = 9;
    private CelValue[] keys = new CelValue[capacity];
    private CelValue[] values = new CelValue[capacity];
    private Dictionary<CelValue, int>? index;
    private int count;

    public int Count => count;

    /// <summary>Adds an entry unless the key is there already.</summary>
    public bool TryAdd(in CelValue key, in CelValue value)
    {
        if (CelDictionary.Find(keys, count, index, key) >= 0) return false;
        Append(key, value);
        return true;
    }

    public void Set(in CelValue key, in CelValue value)
    {
        var position = CelDictionary.Find(keys, count, index, key);
        if (position >= 0) values[position] = value;
        else Append(key, value);
    }

    public CelValue ToValue() => count == 0 ? CelValue.EmptyMap : CelValue.Map(new CelDictionary(keys, values, count, index));

    private void Append(in CelValue key, in CelValue value)
    {
        if (count == keys.Length)
        {
            var size = Math.Max(4, count * 2);
            Array.Resize(ref keys, size);
            Array.Resize(ref values, size);
        }

        keys[count] = key;
        values[count] = value;
        index?.Add(key, count);
        count++;
        if (count != IndexFrom) return;
        index = new Dictionary<CelValue, int>(IndexFrom * 2);
        for (var i = 0; i < count; i++) index[keys[i]] = i;
    }
}
