namespace Swamp.Engine.Workflows.Runs;

/// <summary>An attempt of a step that failed and was followed by another one.</summary>
/// <param name="Number">From 1.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="CompletedAt">When it failed.</param>
/// <param name="Error">Why, redacted.</param>
public sealed record StepAttempt(int Number, DateTimeOffset StartedAt, DateTimeOffset CompletedAt, string Error);
