namespace Swamp.Cel;

/// <summary>
/// Gives the values of variables. One instance may serve many evaluations, for example one row after the other; it is asked only for what
/// the evaluation touches.
/// </summary>
public interface ICelActivation
{
    /// <summary>Finds a variable.</summary>
    /// <param name="name">The root name, or the qualified name of a declared variable.</param>
    /// <param name="value">The value; may be an error or an unknown.</param>
    /// <returns>False when there is no such variable, which is an error of the evaluation.</returns>
    bool TryResolve(string name, out CelValue value);
}
