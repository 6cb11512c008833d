namespace Swamp.Cel;

/// <summary>A call of a function by name.</summary>
/// <param name="Function">The function, qualified where it is.</param>
/// <param name="Arguments">Arguments that are string literals; null for the others.</param>
/// <param name="Offset">Where, in UTF-16 units from 0.</param>
public sealed record CelCallReference(string Function, IReadOnlyList<string?> Arguments, int Offset);
