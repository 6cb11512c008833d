namespace Swamp.Engine.Expressions;

/// <summary>A piece of a string with expressions.</summary>
/// <param name="Text">The literal text, or the expression without braces and surrounding white space.</param>
/// <param name="Offset">Where <paramref name="Text"/> starts in the string, in UTF-16 units from 0.</param>
/// <param name="IsExpression">Whether it is an expression.</param>
public sealed record ExpressionSegment(string Text, int Offset, bool IsExpression);
