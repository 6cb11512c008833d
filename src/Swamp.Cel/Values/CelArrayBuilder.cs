namespace Swamp.Cel;

/// <summary>Collects the elements of a list; the list takes the array over.</summary>
internal struct CelArrayBuilder
{
    private CelValue[] items;
    private int count;

    public CelArrayBuilder(int capacity) => items = capacity == 0 ? [] : new CelValue[capacity];

    public readonly CelValue this[int index] => items[index];

    public void Add(in CelValue value)
    {
        if (count == items.Length) Array.Resize(ref items, Math.Max(4, count * 2));
        items[count++] = value;
    }

    public readonly CelValue ToValue() => count == 0 ? CelValue.EmptyList : CelValue.List(new CelArray(items, count));
}
