namespace Swamp.Cel;

/// <summary>A host's object with the type under which the language knows it.</summary>
internal sealed record CelOpaque(object Value, CelType Type);
