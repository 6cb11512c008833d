using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>A JSON array node as a list.</summary>
internal sealed class JsonNodeList(JsonArray node) : ICelList
{
    public JsonArray Node => node;

    public int Count => node.Count;

    public CelValue this[int index] => JsonValues.From(node[index]);
}
