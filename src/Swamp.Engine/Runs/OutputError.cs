namespace Swamp.Engine.Runs;

/// <summary>Why a run failed (OUT-2).</summary>
/// <param name="Message">The message, redacted.</param>
/// <param name="Stack">The stack, for defects only.</param>
public sealed record OutputError(string Message, string? Stack = null);
