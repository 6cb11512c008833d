namespace Swamp.Cel;

/// <summary>A built-in function of two arguments. Arguments are never failures.</summary>
internal delegate CelValue BinaryBody(Frame frame, in CelValue a, in CelValue b);
