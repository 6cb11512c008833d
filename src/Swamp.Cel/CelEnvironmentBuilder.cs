namespace Swamp.Cel;

/// <summary>Puts an environment together.</summary>
public sealed class CelEnvironmentBuilder
{
    private readonly List<CelFunction> functions = [];
    private CelLimits limits = CelLimits.Default;
    private bool mixedArithmetic;
    private bool qualifiedVariables;
    private string container = "";

    /// <summary>Allows arithmetic between int and double, with a double as the result (EXP-10).</summary>
    public CelEnvironmentBuilder WithMixedArithmetic()
    {
        mixedArithmetic = true;
        return this;
    }

    /// <summary>Sets the limits.</summary>
    public CelEnvironmentBuilder WithLimits(CelLimits value)
    {
        limits = value;
        return this;
    }

    /// <summary>Sets the container in which names are looked up first, for example <c>com.example</c>.</summary>
    public CelEnvironmentBuilder WithContainer(string value)
    {
        container = value;
        return this;
    }

    /// <summary>Lets variables have dots in their names: <c>a.b</c> is then tried as one name before <c>b</c> is selected from <c>a</c>.</summary>
    public CelEnvironmentBuilder WithQualifiedVariables()
    {
        qualifiedVariables = true;
        return this;
    }

    /// <summary>Adds a function of the host. Several of one name are tried by their number of arguments.</summary>
    public CelEnvironmentBuilder AddFunction(CelFunction function)
    {
        functions.Add(function);
        return this;
    }

    /// <summary>The environment.</summary>
    public CelEnvironment Build() => new(functions, limits, mixedArithmetic, qualifiedVariables, container);
}
