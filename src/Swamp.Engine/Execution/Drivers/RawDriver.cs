namespace Swamp.Engine.Execution.Drivers;

/// <summary>
/// Runs methods where swamp runs: built-in ones in this process, those of extensions in the host of their language. They have the whole context and write
/// through it, so that everything is stored when they end.
/// </summary>
public sealed class RawDriver : IExecutionDriver
{
    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(DriverCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var outcome = await call.Type.Implementation.ExecuteAsync(call.Method.Name, call.Arguments, call.Context, cancellationToken);
        return new ExecutionResult { Outputs = [.. outcome.DataHandles.Select(PersistedOutput.Of)] };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
