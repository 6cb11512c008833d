using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>A JSON object as a map.</summary>
internal sealed class JsonNodeMap(JsonObject node) : ICelMap
{
    public int Count => node.Count;

    public IEnumerable<CelValue> Keys => node.Select(p => CelValue.String(p.Key));

    public bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGet(key.AsString(), out value);
    }

    public bool TryGet(string key, out CelValue value)
    {
        if (node.TryGetPropertyValue(key, out var member))
        {
            value = CelJson.FromNode(member);
            return true;
        }

        value = default;
        return false;
    }
}
