namespace Swamp.Cel.Evaluation;

/// <summary>The state of one evaluation.</summary>
internal sealed class EvaluationFrame(ICelActivation activation, int locals, CelLimits limits, PendingCalls? pending, CancellationToken cancellationToken)
{
    private long cost;

    public ICelActivation Activation { get; } = activation;

    public CelValue[] Locals { get; } = locals == 0 ? [] : new CelValue[locals];

    public CelLimits Limits { get; } = limits;

    public PendingCalls? Pending { get; } = pending;

    /// <summary>Counts work; ends the evaluation when there was too much of it or nobody waits for it any more.</summary>
    public void Spend(long steps)
    {
        cost += steps;
        if (cost > Limits.MaxCost)
        {
            throw new CelLimitException(new CelError(CelErrorCode.CostExceeded, $"the evaluation takes more than {Limits.MaxCost} steps"));
        }

        if ((cost & 1023) < steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Counts something that is about to be produced.</summary>
    public void Produce(long length)
    {
        if (length > Limits.MaxProducedLength)
        {
            throw new CelLimitException(new CelError(CelErrorCode.CostExceeded, $"an operation produces more than {Limits.MaxProducedLength} characters or elements"));
        }

        Spend(1 + (length / 64));
    }
}
