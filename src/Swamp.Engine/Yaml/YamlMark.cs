namespace Swamp.Engine.Yaml;

/// <summary>A place in a YAML text.</summary>
/// <param name="Index">Offset in UTF-16 units, from 0.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
public readonly record struct YamlMark(int Index, int Line, int Column);
