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

    public bool AreEqual(in CelValue a, in CelValue b)
    {
        if (a.Kind < CelKind.Bytes || b.Kind < CelKind.Bytes) return CelEquality.AreEqual(a, b);
        var left = (int)Math.Min(budget, int.MaxValue - 1) + 1;
        var rest = left;
        var equal = CelEquality.Deep(a, b, ref rest, 0);
        Charge(left - rest);
        return equal;
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
