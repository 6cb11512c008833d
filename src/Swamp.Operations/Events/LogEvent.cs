namespace Swamp.Operations.Events;

/// <summary>A log record.</summary>
/// <param name="Level">Importance.</param>
/// <param name="Category">What it is about, parts joined by dots: <c>model.method.run</c>.</param>
/// <param name="Message">Text, already redacted.</param>
public sealed record LogEvent(LogLevel Level, string Category, string Message) : OperationEvent;
