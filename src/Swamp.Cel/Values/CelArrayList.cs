namespace Swamp.Cel;

/// <summary>A list over values that are there.</summary>
internal sealed class CelArrayList(IReadOnlyList<CelValue> items) : ICelList
{
    public int Count => items.Count;

    public CelValue this[int index] => items[index];
}
