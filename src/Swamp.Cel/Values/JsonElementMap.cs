using System.Text.Json;

namespace Swamp.Cel;

/// <summary>A JSON object as a map.</summary>
internal sealed class JsonElementMap(JsonElement element) : ICelMap
{
    public int Count => element.EnumerateObject().Count();

    public IEnumerable<CelValue> Keys => element.EnumerateObject().Select(p => CelValue.String(p.Name));

    public bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGet(key.AsString(), out value);
    }

    public bool TryGet(string key, out CelValue value)
    {
        if (element.TryGetProperty(key, out var member))
        {
            value = CelJson.FromElement(member);
            return true;
        }

        value = default;
        return false;
    }
}
