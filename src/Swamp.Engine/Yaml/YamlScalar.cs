namespace Swamp.Engine.Yaml;

/// <summary>A scalar as it was written.</summary>
public sealed class YamlScalar : YamlNode
{
    internal YamlScalar(YamlMark start, int end, string? anchor, string value, YamlScalarStyle style, string? tag)
        : base(start, end, anchor)
    {
        Value = value;
        Style = style;
        Tag = tag;
    }

    /// <summary>The text with quotes, escapes and folding undone.</summary>
    public string Value { get; }

    /// <summary>How it is written.</summary>
    public YamlScalarStyle Style { get; }

    /// <summary>An explicit core tag in its short form, such as <c>!!str</c>; null without one.</summary>
    public string? Tag { get; }

    /// <summary>Whether the node is the plain empty text that stands for a value left out.</summary>
    internal bool IsOmitted => Style == YamlScalarStyle.Plain && Value.Length == 0 && Tag is null;

    /// <summary>Whether it is written as an indented block.</summary>
    internal bool IsBlock => Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
}
