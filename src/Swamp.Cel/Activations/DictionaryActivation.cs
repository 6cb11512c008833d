namespace Swamp.Cel;

/// <summary>
/// Variables by name, each given as a value or as a way to find it that is used at most once; a way that fails is an error value from then on.
/// Evaluations may run at the same time, but not while a variable is being set.
/// </summary>
public sealed class DictionaryActivation : ICelNamedActivation, ICelAsyncActivation
{
    private readonly Dictionary<string, CelValue> values = new(StringComparer.Ordinal);
    private readonly ICelActivation? parent;
    private Dictionary<string, LazyVariable>? lazy;
    private Dictionary<string, AwaitedVariable>? lazyAsync;

    /// <summary>Creates an activation.</summary>
    /// <param name="parent">Where variables are looked for that are not set here.</param>
    public DictionaryActivation(ICelActivation? parent = null) => this.parent = parent;

    /// <inheritdoc/>
    public IEnumerable<string> Names => values.Keys
        .Concat(lazy?.Keys ?? Enumerable.Empty<string>())
        .Concat(lazyAsync?.Keys ?? Enumerable.Empty<string>())
        .Concat(parent is ICelNamedActivation named ? named.Names : []);

    /// <summary>Sets a variable.</summary>
    public DictionaryActivation Set(string name, CelValue value)
    {
        values[name] = value;
        lazy?.Remove(name);
        lazyAsync?.Remove(name);
        return this;
    }

    /// <summary>Sets a variable that is computed when it is first touched.</summary>
    public DictionaryActivation SetLazy(string name, Func<CelValue> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        values.Remove(name);
        lazyAsync?.Remove(name);
        (lazy ??= new(StringComparer.Ordinal))[name] = new LazyVariable(name, compute);
        return this;
    }

    /// <summary>Sets a variable that is waited for when it is first touched; only <see cref="CelProgram.EvaluateAsync"/> can.</summary>
    public DictionaryActivation SetLazyAsync(string name, Func<CancellationToken, ValueTask<CelValue>> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        values.Remove(name);
        lazy?.Remove(name);
        (lazyAsync ??= new(StringComparer.Ordinal))[name] = new AwaitedVariable(compute);
        return this;
    }

    /// <inheritdoc/>
    public bool TryResolve(string name, out CelValue value)
    {
        if (values.TryGetValue(name, out value)) return true;
        if (lazy is not null && lazy.TryGetValue(name, out var variable))
        {
            value = variable.Get();
            return true;
        }

        if (lazyAsync is not null && lazyAsync.TryGetValue(name, out var awaited)) return awaited.TryGet(out value);
        return parent is not null && parent.TryResolve(name, out value);
    }

    /// <inheritdoc/>
    public async ValueTask<CelValue?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (lazyAsync is not null && lazyAsync.TryGetValue(name, out var variable)) return await variable.GetAsync(cancellationToken).ConfigureAwait(false);
        return parent is ICelAsyncActivation above ? await above.ResolveAsync(name, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Whether a variable is set, but has to be waited for.</summary>
    internal bool IsAwaited(string name) => lazyAsync?.ContainsKey(name) == true || (parent is DictionaryActivation above && above.IsAwaited(name));
}
