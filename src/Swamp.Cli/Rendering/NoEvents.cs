using Swamp.Operations.Events;

namespace Swamp.Cli.Rendering;

/// <summary>Takes events and shows none.</summary>
internal sealed class NoEvents : IOperationEvents
{
    private NoEvents()
    {
    }

    public static NoEvents Instance { get; } = new();

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
