namespace Swamp.Operations.Events;

/// <summary>Short forms for the usual events.</summary>
public static class OperationEventsExtensions
{
    /// <summary>Tells something of level debug.</summary>
    public static ValueTask DebugAsync(this IOperationEvents events, string category, string message, CancellationToken cancellationToken) =>
        events.EmitAsync(new LogEvent(LogLevel.Debug, category, message), cancellationToken);

    /// <summary>Tells something of level information.</summary>
    public static ValueTask InfoAsync(this IOperationEvents events, string category, string message, CancellationToken cancellationToken) =>
        events.EmitAsync(new LogEvent(LogLevel.Info, category, message), cancellationToken);

    /// <summary>Warns.</summary>
    public static ValueTask WarnAsync(this IOperationEvents events, string category, string message, CancellationToken cancellationToken) =>
        events.EmitAsync(new LogEvent(LogLevel.Warning, category, message), cancellationToken);
}
