using System.Text.Json;

namespace Swamp.Cel;

/// <summary>A JSON array as a list.</summary>
internal sealed class JsonElementList(JsonElement element) : ICelList
{
    public int Count { get; } = element.GetArrayLength();

    public CelValue this[int index] => CelJson.FromElement(element[index]);
}
