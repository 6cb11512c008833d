namespace Swamp.Engine.Execution;

/// <summary>A line that a method printed or logged.</summary>
/// <param name="Stream">Where it came from.</param>
/// <param name="Text">The line without its newline.</param>
public sealed record MethodLogLine(MethodStream Stream, string Text);
