using System.Text.Json;

namespace Swamp.Cel;

/// <summary>An array of a parsed document as a list; its elements are found once, unless only one of many is asked for.</summary>
internal sealed class JsonElementList(JsonElement element) : ICelList, ICostly
{
    private const int Small = 16;
    private JsonElement[]? items;
    private JsonChildren<int> children;
    private bool wasAsked;

    public int Count { get; } = element.GetArrayLength();

    public long NextCost => items is not null || Count <= Small ? 0 : wasAsked ? Count : Count / 16;

    public CelValue this[int index]
    {
        get
        {
            if (children.TryGet(index, out var kept)) return kept;
            if (items is null && Count > Small && !wasAsked)
            {
                wasAsked = true;
                return children.From(index, element[index]);
            }

            items ??= [.. element.EnumerateArray()];
            return children.From(index, items[index]);
        }
    }
}
