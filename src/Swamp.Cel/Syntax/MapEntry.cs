namespace Swamp.Cel.Syntax;

/// <summary>An entry of a map or message literal.</summary>
internal sealed record MapEntry(CelExpression Key, CelExpression Value, bool IsOptional);
