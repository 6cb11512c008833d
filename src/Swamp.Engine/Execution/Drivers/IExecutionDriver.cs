namespace Swamp.Engine.Execution.Drivers;

/// <summary>
/// Runs the bodies of methods somewhere (DRV-5). Everything before (definition, expressions, checks, locks) and after (data, records, reports) stays where
/// swamp runs. One object serves all calls with one configuration, also at the same time.
/// </summary>
public interface IExecutionDriver : IAsyncDisposable
{
    /// <summary>Runs a method.</summary>
    /// <returns>What it gave, also when it failed: outputs of a failed method are kept, as they are on <c>raw</c>.</returns>
    /// <exception cref="Errors.SwampException">It could not be run, or failed without having written anything.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing of it runs any more.</exception>
    Task<ExecutionResult> ExecuteAsync(DriverCall call, CancellationToken cancellationToken);
}
