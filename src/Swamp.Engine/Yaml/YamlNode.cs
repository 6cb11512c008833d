namespace Swamp.Engine.Yaml;

/// <summary>One node of a YAML document: <see cref="YamlScalar"/>, <see cref="YamlMapping"/>, <see cref="YamlSequence"/> or <see cref="YamlAlias"/>.</summary>
public abstract class YamlNode
{
    private protected YamlNode(YamlMark start, int end, string? anchor)
    {
        Start = start;
        End = end;
        Anchor = anchor;
    }

    /// <summary>Where the node begins, its anchor and tag included.</summary>
    public YamlMark Start { get; }

    /// <summary>Offset just behind the last character that belongs to the node; trailing comments and blank lines do not.</summary>
    public int End { get; }

    /// <summary>The <c>&amp;name</c> in front of the node, without the ampersand.</summary>
    public string? Anchor { get; }

    /// <summary>Nodes in this subtree with aliases followed, itself included.</summary>
    internal int ExpandedCount { get; init; } = 1;

    /// <summary>Levels in this subtree with aliases followed; 1 for a scalar.</summary>
    internal int Height { get; init; } = 1;

    /// <summary>The node itself, or what an alias stands for.</summary>
    public virtual YamlNode Resolved => this;
}
