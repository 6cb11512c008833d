using Swamp.Engine.Execution;

namespace Swamp.Operations.Events;

/// <summary>A line that a method printed, already redacted.</summary>
/// <param name="Stream">Which stream it came from.</param>
/// <param name="Text">The line as written, without its newline.</param>
public sealed record OutputEvent(MethodStream Stream, string Text) : OperationEvent;
