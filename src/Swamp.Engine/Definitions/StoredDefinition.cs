namespace Swamp.Engine.Definitions;

/// <summary>A definition together with where it is kept.</summary>
/// <param name="Definition">What the file says.</param>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="AutoCreated">Whether direct execution of a type created it, outside <c>models/</c> (DEF-10).</param>
public sealed record StoredDefinition(Definition Definition, string Path, bool AutoCreated);
