namespace Swamp.Cel;

/// <summary>How <see cref="CelEnvironment.Compile"/> treats an expression.</summary>
public sealed record CelCompileOptions
{
    /// <summary>The options that apply unless others are given.</summary>
    public static CelCompileOptions Default { get; } = new();

    /// <summary>
    /// Whether types and names of functions are checked; true. Without, such mistakes become errors of the evaluation, which
    /// <c>&amp;&amp;</c> and <c>||</c> can absorb.
    /// </summary>
    public bool TypeCheck { get; init; } = true;

    /// <summary>Whether a name that is not declared is an error at once; false: it is taken for a dynamic variable.</summary>
    public bool RequireDeclaredVariables { get; init; }
}
