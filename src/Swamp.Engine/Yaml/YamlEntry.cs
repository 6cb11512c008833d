namespace Swamp.Engine.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key as written.</param>
/// <param name="Value">The value; a plain empty scalar when it was left out.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    /// <summary>Whether this is a merge key: an unquoted <c>&lt;&lt;</c>.</summary>
    public bool IsMerge => Key is { Style: YamlScalarStyle.Plain, Tag: null, Value: "<<" };
}
