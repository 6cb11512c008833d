using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>A JSON object node as a map.</summary>
internal sealed class JsonNodeMap(JsonObject node) : ICelMap
{
    public JsonObject Node => node;

    public int Count => node.Count;

    public IEnumerable<CelValue> Keys => node.Select(static p => CelValue.String(p.Key));

    public bool TryGet(in CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String && node.TryGetPropertyValue(key.RawString, out var found))
        {
            value = JsonValues.From(found);
            return true;
        }

        value = default;
        return false;
    }
}
