namespace Swamp.Cel;

/// <summary>One field of a message literal.</summary>
internal readonly record struct FieldExpr(string Name, CelExpr Value, bool IsOptional);
