using System.Text.Json.Nodes;

namespace Swamp.Engine.Schemas;

/// <summary>A schema with a URI of its own: the document, or a part of it that has an <c>$id</c>.</summary>
internal sealed class SchemaResource(Uri uri, JsonNode root, string location)
{
    public Uri Uri { get; } = uri;

    public JsonNode Root { get; } = root;

    /// <summary>Pointer of the root in its document, as a fragment.</summary>
    public string Location { get; } = location;

    public Dictionary<string, SchemaNode> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaNode> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
