namespace Swamp.Cel;

/// <summary>A built-in function of one argument. Arguments are never failures.</summary>
internal delegate CelValue UnaryBody(Frame frame, in CelValue a);
