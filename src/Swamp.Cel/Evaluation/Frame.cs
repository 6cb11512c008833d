namespace Swamp.Cel;

/// <summary>State of one evaluation: variables, variables of macros, and the budget.</summary>
internal sealed class Frame(CelEnvironment environment, int locals)
{
    private const int MaxPatterns = 64;

    /// <summary>Steps and ranges of patterns that are kept from one evaluation to the next.</summary>
    private const long MaxKeptPatternWeight = 10_000;

    private const long ChargeBetweenChecks = 1024;
    private Dictionary<string, Re2Pattern>? patterns;
    private CancellationToken cancellation;
    private long patternWeight;
    private long budget;
    private long nextCheck;

    public CelValue[] Locals { get; } = locals == 0 ? [] : new CelValue[locals];

    public bool MixedArithmetic { get; } = environment.MixedArithmetic;

    public CelDialect Dialect { get; } = environment.Dialect;

    public ICelActivation Activation { get; private set; } = CelActivation.Empty;

    public ICelAsyncActivation? Async { get; private set; }

    public CancellationToken Cancellation => cancellation;

    public void Begin(ICelActivation activation, ICelAsyncActivation? asyncActivation, CancellationToken ct)
    {
        Activation = activation;
        Async = asyncActivation;
        cancellation = ct;
        budget = environment.Limits.MaxCost;
        nextCheck = budget - ChargeBetweenChecks;
        ct.ThrowIfCancellationRequested();
    }

    public void End()
    {
        Activation = CelActivation.Empty;
        Async = null;
        cancellation = default;
        Array.Clear(Locals);
        if (patternWeight > MaxKeptPatternWeight) ForgetPatterns();
    }

    /// <summary>Takes from the budget; the evaluation ends when it is used up.</summary>
    public void Charge(long cost)
    {
        budget -= cost;
        if (budget >= nextCheck) return;
        if (budget < 0) throw Faults.TooCostly();
        cancellation.ThrowIfCancellationRequested();
        nextCheck = budget - ChargeBetweenChecks;
    }

    public void ChargeText(long characters) => Charge((characters / 8) + 1);

    /// <summary>Whether a node has to be awaited rather than evaluated.</summary>
    public bool MustAwait(Node node) => node.CallsAsync || (Async is not null && node.ReadsVariables);

    /// <summary>Takes what comparing or hashing text costs, unless it is short.</summary>
    public void ChargeLong(int characters)
    {
        if (characters > 64) ChargeText(characters);
    }

    /// <param name="a">A value.</param>
    /// <param name="b">Another.</param>
    /// <param name="failure">The unknown or error that it depends on whether they are equal; null when it does not.</param>
    public bool AreEqual(in CelValue a, in CelValue b, out CelValue failure)
    {
        failure = default;
        if (a.Kind < CelKind.String || b.Kind < CelKind.String) return CelEquality.AreEqual(a, b);
        var comparison = new Comparison(this);
        var equal = CelEquality.Deep(a, b, ref comparison, 0);
        if (equal) failure = comparison.Failure;
        return equal;
    }

    /// <summary>An element of a list, paid for.</summary>
    public CelValue Item(ICelList list, int index)
    {
        if (list is CelArray array) return array[index];
        if (list is ICostly costly) Charge(costly.NextCost);
        var value = list[index];
        ChargeRead(value);
        return value;
    }

    /// <summary>Finds the value of a key, paid for.</summary>
    public bool TryGet(ICelMap map, in CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String) ChargeLong(key.RawString.Length);
        if (map is CelDictionary dictionary) return dictionary.TryGet(key, out value);
        if (map is ICostly costly) Charge(costly.NextCost);
        var found = map.TryGet(key, out value);
        ChargeRead(value);
        return found;
    }

    /// <summary>The number of entries, which may have to be counted.</summary>
    public int Count(ICelMap map)
    {
        if (map is ICostly costly) Charge(costly.NextCost);
        return map.Count;
    }

    /// <summary>Pays for text that a container outside of the evaluation may have made for this one access.</summary>
    public void ChargeRead(in CelValue value)
    {
        if (value.Kind == CelKind.String) ChargeLong(value.RawString.Length);
    }

    public Re2Pattern? Pattern(string pattern, out string problem)
    {
        problem = "";
        if (patterns is not null && patterns.TryGetValue(pattern, out var known)) return known;
        Charge(100 + (4L * Math.Min(pattern.Length, Re2.MaxPattern)));
        var made = Re2.Compile(pattern, out problem);
        if (made is null) return null;
        var weight = made.Weight;
        Charge(weight / 4);
        patterns ??= new(StringComparer.Ordinal);
        if (patterns.Count >= MaxPatterns) ForgetPatterns();
        patternWeight += weight;
        return patterns[pattern] = made;
    }

    private void ForgetPatterns()
    {
        patterns?.Clear();
        patternWeight = 0;
    }
}
