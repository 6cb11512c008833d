namespace Swamp.Cel;

/// <summary>Collects what a <see cref="CelEnvironment"/> consists of.</summary>
public sealed class CelEnvironmentBuilder
{
    private readonly Dictionary<string, List<CelFunction>> functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CelType> variables = new(StringComparer.Ordinal);
    private CelDialect dialect = CelDialect.Standard;
    private CelLimits limits = CelLimits.Default;
    private bool? mixedArithmetic;
    private string container = "";

    internal CelEnvironmentBuilder()
    {
    }

    /// <summary>Chooses the dialect; <see cref="CelDialect.Standard"/> unless called.</summary>
    public CelEnvironmentBuilder WithDialect(CelDialect value)
    {
        dialect = value;
        return this;
    }

    /// <summary>Sets the limits; <see cref="CelLimits.Default"/> unless called.</summary>
    public CelEnvironmentBuilder WithLimits(CelLimits value)
    {
        ArgumentNullException.ThrowIfNull(value);
        limits = value;
        return this;
    }

    /// <summary>Whether arithmetic takes int, uint and double together (the result is a double); what the dialect says unless called.</summary>
    public CelEnvironmentBuilder WithMixedArithmetic(bool value)
    {
        mixedArithmetic = value;
        return this;
    }

    /// <summary>Sets the namespace in which names are looked up first: in <c>a.b</c>, <c>x</c> may mean <c>a.b.x</c>, <c>a.x</c> or <c>x</c>.</summary>
    public CelEnvironmentBuilder WithContainer(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        container = value;
        return this;
    }

    /// <summary>Adds a function of the host. One of the same name and style adds overloads; one named like a built-in comes before it.</summary>
    public CelEnvironmentBuilder AddFunction(CelFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!functions.TryGetValue(function.Name, out var list)) functions[function.Name] = list = [];
        list.Add(function);
        return this;
    }

    /// <summary>Adds functions of the host, each as <see cref="AddFunction"/> does.</summary>
    public CelEnvironmentBuilder AddFunctions(IEnumerable<CelFunction> functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        foreach (var function in functions) AddFunction(function);
        return this;
    }

    /// <summary>Declares a variable with its type. The name may be qualified (<c>a.b</c>).</summary>
    public CelEnvironmentBuilder DeclareVariable(string name, CelType type)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        variables[name] = type;
        return this;
    }

    /// <summary>Makes the environment. The builder may be used further without changing it.</summary>
    public CelEnvironment Build() => new(
        dialect,
        limits,
        mixedArithmetic ?? dialect == CelDialect.Swamp,
        container,
        functions.ToDictionary(static p => p.Key, static p => p.Value.ToArray(), StringComparer.Ordinal),
        new Dictionary<string, CelType>(variables, StringComparer.Ordinal));
}
