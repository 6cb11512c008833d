using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Operations;

/// <summary>Carries operations out in this process.</summary>
public sealed class InProcessClient(HostEnvironment host, ISessionFactory sessions) : IOperationClient
{
    /// <inheritdoc/>
    public Task<TResult> CallAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation,
        TRequest request,
        CallOptions options,
        IOperationEvents events,
        CancellationToken cancellationToken) =>
        operation.Handler(request, new OperationContext(host, options, events, sessions), cancellationToken);
}
