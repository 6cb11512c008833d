namespace Swamp.Operations.Events;

/// <summary>Takes the events of a running operation, in the order in which things happened. Safe for concurrent callers.</summary>
public interface IOperationEvents
{
    /// <summary>Hands one event over; completes when the receiver has taken it, so that a slow receiver slows the sender.</summary>
    ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken);
}
