namespace Swamp.Cel;

/// <summary>
/// Variables by name, each given as a value or as a way to find it that is used at most once. Not for evaluations that run at the same time
/// while it is being changed.
/// </summary>
public sealed class DictionaryActivation : ICelNamedActivation, ICelAsyncActivation
{
    private readonly Dictionary<string, CelValue> values = new(StringComparer.Ordinal);
    private readonly ICelActivation? parent;
    private Dictionary<string, Func<CelValue>>? lazy;
    private Dictionary<string, Func<CancellationToken, ValueTask<CelValue>>>? lazyAsync;

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
        (lazy ??= new(StringComparer.Ordinal))[name] = compute;
        return this;
    }

    /// <summary>Sets a variable that is waited for when it is first touched; only <see cref="CelProgram.EvaluateAsync"/> can.</summary>
    public DictionaryActivation SetLazyAsync(string name, Func<CancellationToken, ValueTask<CelValue>> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        values.Remove(name);
        (lazyAsync ??= new(StringComparer.Ordinal))[name] = compute;
        return this;
    }

    /// <inheritdoc/>
    public bool TryResolve(string name, out CelValue value)
    {
        if (values.TryGetValue(name, out value)) return true;
        if (lazy is not null && lazy.Remove(name, out var compute))
        {
            value = compute();
            values[name] = value;
            return true;
        }

        return parent is not null && parent.TryResolve(name, out value);
    }

    /// <inheritdoc/>
    public async ValueTask<CelValue?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (lazyAsync is not null && lazyAsync.TryGetValue(name, out var compute))
        {
            var value = await compute(cancellationToken).ConfigureAwait(false);
            values[name] = value;
            lazyAsync.Remove(name);
            return value;
        }

        return parent is ICelAsyncActivation above ? await above.ResolveAsync(name, cancellationToken).ConfigureAwait(false) : null;
    }
}
