namespace Swamp.Operations.Events;

/// <summary>How far a long piece of work is.</summary>
/// <param name="Activity">What is being done, for example <c>Rebuilding the data catalogue</c>.</param>
/// <param name="Done">Units done; null when it cannot be counted.</param>
/// <param name="Total">Units in all; null when unknown.</param>
/// <param name="Unit">What is counted, plural: <c>versions</c>.</param>
public sealed record ProgressEvent(string Activity, long? Done = null, long? Total = null, string? Unit = null) : OperationEvent;
