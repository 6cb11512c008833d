namespace Swamp.Cel;

/// <summary>Where a call stands that may be a macro.</summary>
internal readonly record struct MacroPlace(int Start, int Offset, int End, int Depth);
