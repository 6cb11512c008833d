namespace Swamp.Engine.Yaml;

/// <summary>How <see cref="YamlWriter"/> writes.</summary>
/// <param name="DoubleQuoted">Texts that need quotes get double ones, as in <c>.swamp.yaml</c>; otherwise single ones (GEN-20).</param>
public readonly record struct YamlStyle(bool DoubleQuoted = false);
