using Swamp.Operations.Events;

namespace Swamp.Operations.Telemetry;

/// <summary>A client whose callers' log records and notices are also sent to a collector.</summary>
public sealed class ExportingClient(IOperationClient client, TelemetryExport export) : IOperationClient
{
    /// <inheritdoc/>
    public Task<TResult> CallAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation,
        TRequest request,
        CallOptions options,
        IOperationEvents events,
        CancellationToken cancellationToken) =>
        client.CallAsync(operation, request, options, new Copy(operation.Name, events, export), cancellationToken);

    private sealed class Copy(string operation, IOperationEvents events, TelemetryExport export) : IOperationEvents
    {
        public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken)
        {
            switch (operationEvent)
            {
                case LogEvent { Level: >= LogLevel.Info } log:
                    export.Log(log.Level, log.Category, log.Message);
                    break;
                case NoticeEvent notice:
                    export.Log(notice.IsWarning ? LogLevel.Warning : LogLevel.Info, operation, notice.Message);
                    break;
                default:
                    break;
            }

            return events.EmitAsync(operationEvent, cancellationToken);
        }
    }
}
