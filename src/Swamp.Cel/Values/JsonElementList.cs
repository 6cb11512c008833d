using System.Text.Json;

namespace Swamp.Cel;

/// <summary>An array of a parsed document as a list; its elements are found once, on the first access.</summary>
internal sealed class JsonElementList(JsonElement element) : ICelList
{
    private JsonElement[]? items;

    public int Count { get; } = element.GetArrayLength();

    public CelValue this[int index]
    {
        get
        {
            items ??= [.. element.EnumerateArray()];
            return JsonValues.From(items[index]);
        }
    }
}
