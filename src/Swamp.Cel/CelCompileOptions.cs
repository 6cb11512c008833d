namespace Swamp.Cel;

/// <summary>How <see cref="CelEnvironment.Compile"/> treats an expression.</summary>
public sealed record CelCompileOptions
{
    /// <summary>The options that apply unless others are given.</summary>
    public static CelCompileOptions Default { get; } = new();

    /// <summary>
    /// Whether a call of a function that does not exist is an error at once; true. Without, it becomes an error of the evaluation, which
    /// <c>&amp;&amp;</c> and <c>||</c> can absorb.
    /// </summary>
    public bool RequireKnownFunctions { get; init; } = true;

    /// <summary>Whether a name that is not declared is an error at once; false: it is taken for a dynamic variable.</summary>
    public bool RequireDeclaredVariables { get; init; }

    /// <summary>
    /// Whether types are checked before anything runs; false. Variables and functions have the types that the environment declares; what is
    /// not declared is dynamic and fits everywhere.
    /// </summary>
    public bool CheckTypes { get; init; }

    /// <summary>The type that the whole expression must have, looked at only when types are checked; null for any.</summary>
    public CelType? ResultType { get; init; }
}
