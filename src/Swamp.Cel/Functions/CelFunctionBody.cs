namespace Swamp.Cel;

/// <summary>A function of the host. For a receiver-style function the receiver is the first argument.</summary>
/// <param name="arguments">The arguments; they fit the overload that was chosen. Not to be kept after the call.</param>
/// <returns>The result. An error value, or a thrown <see cref="CelException"/>, is an error that the expression may absorb; any other
/// exception leaves the evaluation as it is.</returns>
public delegate CelValue CelFunctionBody(ReadOnlySpan<CelValue> arguments);
