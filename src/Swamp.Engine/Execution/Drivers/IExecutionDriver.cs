using Swamp.Engine.Models;

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

    /// <summary>Runs a pre-flight check. It is code of the extension as much as the method, so that a driver which confines methods confines checks too.</summary>
    /// <exception cref="Errors.SwampException">It could not be run.</exception>
    Task<CheckOutcome> CheckAsync(ModelType type, string check, IMethodContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Implementation.CheckAsync(check, context, cancellationToken);
    }
}
