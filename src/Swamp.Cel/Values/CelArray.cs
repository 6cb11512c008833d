namespace Swamp.Cel;

/// <summary>A list that is an array, or the first part of one.</summary>
internal sealed class CelArray(CelValue[] items, int count) : ICelList
{
    public static readonly CelArray Empty = new([]);

    public CelArray(CelValue[] items)
        : this(items, items.Length)
    {
    }

    public int Count => count;

    public CelValue this[int index] => items[index];
}
