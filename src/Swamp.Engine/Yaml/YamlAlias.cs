namespace Swamp.Engine.Yaml;

/// <summary>A <c>*name</c> that stands for an anchored node.</summary>
public sealed class YamlAlias : YamlNode
{
    internal YamlAlias(YamlMark start, int end, YamlNode target)
        : base(start, end, anchor: null) => Target = target;

    /// <summary>The anchored node.</summary>
    public YamlNode Target { get; }

    /// <inheritdoc/>
    public override YamlNode Resolved => Target.Resolved;
}
