namespace Swamp.Engine.Yaml;

/// <summary>How a scalar is written.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes; the text decides the type.</summary>
    Plain,

    /// <summary><c>'text'</c></summary>
    SingleQuoted,

    /// <summary><c>"text"</c></summary>
    DoubleQuoted,

    /// <summary>A <c>|</c> block.</summary>
    Literal,

    /// <summary>A <c>&gt;</c> block.</summary>
    Folded,
}
