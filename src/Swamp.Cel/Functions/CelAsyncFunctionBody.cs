namespace Swamp.Cel;

/// <summary>A function of the host that waits. For a receiver-style function the receiver is the first argument.</summary>
/// <param name="arguments">The arguments; they fit the overload that was chosen.</param>
/// <param name="cancellationToken">Ends the evaluation.</param>
/// <returns>As for <see cref="CelFunctionBody"/>.</returns>
public delegate ValueTask<CelValue> CelAsyncFunctionBody(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken);
