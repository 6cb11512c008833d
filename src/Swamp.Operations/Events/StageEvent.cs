namespace Swamp.Operations.Events;

/// <summary>A step of an operation that people follow as it happens: resolved, executing, stored, report, cleanup (RUN-16).</summary>
/// <param name="Stage">The word in the gutter: <c>Resolved</c>, <c>Executing</c>, <c>Stored</c> …</param>
/// <param name="Text">The rest of the line.</param>
public sealed record StageEvent(string Stage, string Text) : OperationEvent;
