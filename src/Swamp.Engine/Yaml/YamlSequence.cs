namespace Swamp.Engine.Yaml;

/// <summary>A list.</summary>
public sealed class YamlSequence : YamlNode
{
    internal YamlSequence(YamlMark start, int end, string? anchor, bool isFlow, IReadOnlyList<YamlNode> items)
        : base(start, end, anchor)
    {
        IsFlow = isFlow;
        Items = items;
    }

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; }

    /// <summary>The items in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; }
}
