namespace Swamp.Operations.Execution;

/// <summary>Why a run failed.</summary>
/// <param name="Message">The message.</param>
/// <param name="Stack">Stack of a defect.</param>
public sealed record OutputErrorView(string Message, string? Stack);
