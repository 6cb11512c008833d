using System.Text.Json;

namespace Swamp.Cel;

/// <summary>An object of a parsed document as a map.</summary>
internal sealed class JsonElementMap(JsonElement element) : ICelMap
{
    private int count = -1;

    public JsonElement Element => element;

    public int Count => count >= 0 ? count : count = element.EnumerateObject().Select(static p => p.Name).Distinct(StringComparer.Ordinal).Count();

    public IEnumerable<CelValue> Keys =>
        element.EnumerateObject().Select(static p => p.Name).Distinct(StringComparer.Ordinal).Select(CelValue.String);

    public bool TryGet(in CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String && element.TryGetProperty(key.RawString, out var found))
        {
            value = JsonValues.From(found);
            return true;
        }

        value = default;
        return false;
    }
}
