using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>A JSON array as a list.</summary>
internal sealed class JsonNodeList(JsonArray node) : ICelList
{
    public int Count => node.Count;

    public CelValue this[int index] => CelJson.FromNode(node[index]);
}
