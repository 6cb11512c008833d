namespace Swamp.Cel;

/// <summary>What a name or call stands for.</summary>
/// <param name="Name">The full name of the variable, type or function.</param>
/// <param name="Overloads">The forms of the function that fit; empty for a variable or type. One, unless types are dynamic.</param>
internal sealed record CheckReference(string Name, IReadOnlyList<Overload> Overloads);
