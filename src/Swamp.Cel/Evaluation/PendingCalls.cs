namespace Swamp.Cel.Evaluation;

/// <summary>
/// Asynchronous calls of one evaluation. The evaluator itself never waits: a call whose result is not there yet is noted and gives an
/// unknown value, behind which nothing is evaluated; the call is awaited and the evaluation repeated with its result. Calls therefore happen in
/// source order, never speculatively, and once for the same arguments.
/// </summary>
internal sealed class PendingCalls
{
    private readonly Dictionary<CallKey, CelValue> results = [];
    private readonly Dictionary<CallKey, CelFunction> noted = [];

    public CelValue ResultOf(CelFunction function, CelValue[] arguments)
    {
        var key = new CallKey(function, arguments);
        if (results.TryGetValue(key, out var result))
        {
            return result;
        }

        noted[key] = function;
        return CelValue.Unknown;
    }

    /// <summary>Awaits what was noted; false when nothing was.</summary>
    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (noted.Count == 0)
        {
            return false;
        }

        var calls = noted.ToList();
        noted.Clear();
        foreach (var (key, function) in calls)
        {
            results[key] = await CallAsync(function, key.Arguments, cancellationToken);
        }

        return true;
    }

    private static async ValueTask<CelValue> CallAsync(CelFunction function, CelValue[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await function.Async!(arguments, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return CelValue.Error(new CelError(CelErrorCode.HostFunction, exception.Message) { Cause = exception });
        }
    }

    private sealed class CallKey(CelFunction function, CelValue[] arguments) : IEquatable<CallKey>
    {
        public CelValue[] Arguments => arguments;

        public bool Equals(CallKey? other) =>
            other is not null && ReferenceEquals(Function, other.Function) && arguments.Length == other.Arguments.Length
            && !arguments.Where((a, i) => a.Kind != other.Arguments[i].Kind || !CelEquality.AreEqual(a, other.Arguments[i])).Any();

        public override bool Equals(object? obj) => Equals(obj as CallKey);

        public override int GetHashCode() =>
            arguments.Aggregate(Function.Name.GetHashCode(StringComparison.Ordinal), (hash, a) => HashCode.Combine(hash, CelValueComparer.Keys.GetHashCode(a)));

        private CelFunction Function { get; } = function;
    }
}
