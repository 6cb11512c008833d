namespace Swamp.Cel;

/// <summary>Variables from a dictionary or a function.</summary>
public sealed class CelActivation : ICelActivation
{
    private readonly IReadOnlyDictionary<string, Func<CelValue>> variables;
    private readonly Dictionary<string, CelValue> resolved = new(StringComparer.Ordinal);

    private CelActivation(IReadOnlyDictionary<string, Func<CelValue>> variables) => this.variables = variables;

    /// <summary>No variables.</summary>
    public static CelActivation Empty { get; } = new(new Dictionary<string, Func<CelValue>>());

    /// <inheritdoc/>
    public IEnumerable<string> Names => variables.Keys;

    /// <summary>Variables that are there.</summary>
    public static CelActivation From(IEnumerable<KeyValuePair<string, CelValue>> variables) =>
        new(variables.ToDictionary(v => v.Key, v => new Func<CelValue>(() => v.Value), StringComparer.Ordinal));

    /// <summary>Variables that are made at first use and then kept.</summary>
    public static CelActivation Lazy(IReadOnlyDictionary<string, Func<CelValue>> variables) => new(variables);

    /// <inheritdoc/>
    public bool TryResolve(string name, out CelValue value)
    {
        lock (resolved)
        {
            if (resolved.TryGetValue(name, out value))
            {
                return true;
            }

            if (!variables.TryGetValue(name, out var make))
            {
                return false;
            }

            value = make();
            resolved[name] = value;
            return true;
        }
    }
}
