using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>A JSON object node as a map. One with a name that is not Unicode cannot be read at all, so that each of its values is an error.</summary>
internal sealed class JsonNodeMap(JsonObject node) : ICelMap
{
    public JsonObject Node => node;

    public int Count => IsReadable ? node.Count : 0;

    public IEnumerable<CelValue> Keys => IsReadable ? node.Select(static p => CelValue.String(p.Key)) : [];

    private bool IsReadable
    {
        get
        {
            try
            {
                return node.Count >= 0; // The names are read at first use.
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    public bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        if (key.Kind != CelKind.String) return false;
        try
        {
            if (!node.TryGetPropertyValue(key.RawString, out var found)) return false;
            value = JsonValues.From(found);
        }
        catch (InvalidOperationException)
        {
            value = JsonValues.NotUnicode();
        }

        return true;
    }
}
