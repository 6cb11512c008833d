namespace Swamp.Engine.Execution.Drivers;

/// <summary>What came of a call (DRV-4).</summary>
public sealed record ExecutionResult
{
    /// <summary>What was produced, in order.</summary>
    public IReadOnlyList<DriverOutput> Outputs { get; init; } = [];

    /// <summary>Why the method failed; null when it did not. Thrown after the outputs are kept.</summary>
    public Exception? Failure { get; init; }

    /// <summary>What the outputs read from; ended when they are kept.</summary>
    public IAsyncDisposable? Held { get; init; }
}
