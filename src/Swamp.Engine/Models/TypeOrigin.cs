namespace Swamp.Engine.Models;

/// <summary>The installed extension that a type comes from.</summary>
/// <param name="Name">Name of the extension, without version.</param>
/// <param name="Dependencies">Names of the extensions that it depends on, without versions.</param>
public sealed record TypeOrigin(string Name, IReadOnlyList<string> Dependencies);
