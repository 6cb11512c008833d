namespace Swamp.Engine.Expressions;

/// <summary>An expression that could not be evaluated and was left as text.</summary>
/// <param name="Path">Where it stands, as people write it.</param>
/// <param name="PathParts">The same as keys and indexes.</param>
/// <param name="Expression">The expression without braces.</param>
/// <param name="IsLate">Whether it reads a secret or the environment.</param>
/// <param name="Error">Why not.</param>
public sealed record UnresolvedExpression(string Path, IReadOnlyList<string> PathParts, string Expression, bool IsLate, Errors.SwampError Error);
