using Swamp.Operations.Events;

namespace Swamp.Operations;

/// <summary>Something that carries operations out: this process, the daemon, a server. A renderer never knows which.</summary>
public interface IOperationClient
{
    /// <summary>Calls an operation.</summary>
    /// <exception cref="Engine.Errors.SwampException">The operation failed; the same error from every client.</exception>
    Task<TResult> CallAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation,
        TRequest request,
        CallOptions options,
        IOperationEvents events,
        CancellationToken cancellationToken);
}
