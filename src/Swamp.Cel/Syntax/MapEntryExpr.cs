namespace Swamp.Cel;

/// <summary>One entry of a map literal.</summary>
internal readonly record struct MapEntryExpr(CelExpr Key, CelExpr Value, bool IsOptional);
