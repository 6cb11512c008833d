namespace Swamp.Cel;

/// <summary>What the parser puts where it could not read an expression.</summary>
internal sealed class ErrorExpr : CelExpr;
