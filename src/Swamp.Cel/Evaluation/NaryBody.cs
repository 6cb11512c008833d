namespace Swamp.Cel;

/// <summary>A built-in function of any number of arguments. Arguments are never failures.</summary>
internal delegate CelValue NaryBody(Frame frame, ReadOnlySpan<CelValue> args);
