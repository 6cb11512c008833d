namespace Swamp.Engine.Definitions.Validation;

/// <summary>Why a text is not an expression.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Offset">Where in the expression, in UTF-16 units from 0.</param>
internal sealed record ExpressionSyntaxError(string Message, int Offset);
