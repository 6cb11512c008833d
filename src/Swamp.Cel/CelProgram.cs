using Swamp.Cel.Evaluation;

namespace Swamp.Cel;

/// <summary>A compiled expression. Immutable and safe for concurrent use.</summary>
public sealed class CelProgram
{
    /// <summary>More rounds than any sensible expression needs: each must have found new calls.</summary>
    private const int MaxRounds = 100;

    private readonly Node root;
    private readonly int locals;
    private readonly CelLimits limits;

    internal CelProgram(string source, Node root, int locals, CelReferences references, bool isAsync, CelLimits limits)
    {
        Source = source;
        References = references;
        IsAsync = isAsync;
        this.root = root;
        this.locals = locals;
        this.limits = limits;
    }

    /// <summary>The text it was compiled from.</summary>
    public string Source { get; }

    /// <summary>What it needs from outside.</summary>
    public CelReferences References { get; }

    /// <summary>Whether it calls a function that has to be waited for; then only <see cref="EvaluateAsync"/> gives a value.</summary>
    public bool IsAsync { get; }

    /// <summary>Evaluates.</summary>
    /// <exception cref="CelException">The evaluation failed.</exception>
    public CelValue Evaluate(ICelActivation activation, CancellationToken cancellationToken = default) => Checked(TryEvaluate(activation, cancellationToken));

    /// <summary>Evaluates; a failure comes back as a value of kind error. For conditions over many records.</summary>
    public CelValue TryEvaluate(ICelActivation activation, CancellationToken cancellationToken = default) => Round(activation, pending: null, cancellationToken);

    /// <summary>Evaluates, waiting for the calls that need it.</summary>
    /// <exception cref="CelException">The evaluation failed.</exception>
    public async ValueTask<CelValue> EvaluateAsync(ICelActivation activation, CancellationToken cancellationToken = default)
    {
        if (!IsAsync)
        {
            return Evaluate(activation, cancellationToken);
        }

        var pending = new PendingCalls();
        for (var round = 0; round < MaxRounds; round++)
        {
            var value = Round(activation, pending, cancellationToken);
            if (value.Kind != CelKind.Unknown || !await pending.RunAsync(cancellationToken))
            {
                return Checked(value);
            }
        }

        throw new CelException(Source, [new CelError(CelErrorCode.CostExceeded, $"the evaluation needs more than {MaxRounds} rounds of calls")]);
    }

    private CelValue Round(ICelActivation activation, PendingCalls? pending, CancellationToken cancellationToken)
    {
        try
        {
            return root.Evaluate(new EvaluationFrame(activation, locals, limits, pending, cancellationToken));
        }
        catch (CelLimitException exception)
        {
            return CelValue.Error(exception.Error);
        }
    }

    private CelValue Checked(CelValue value) => value.Kind == CelKind.Error ? throw new CelException(Source, [value.AsError()]) : value;
}
