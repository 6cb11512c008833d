namespace Swamp.Cel;

/// <summary>One entry of a map literal.</summary>
internal readonly record struct MapEntryNode(Node Key, Node Value, bool IsOptional);
