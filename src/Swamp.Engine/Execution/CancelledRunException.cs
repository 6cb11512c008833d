namespace Swamp.Engine.Execution;

/// <summary>A run that somebody cancelled and said why.</summary>
/// <param name="reason">What they said, redacted.</param>
public sealed class CancelledRunException(string reason) : OperationCanceledException($"Cancelled: {reason}");
