using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>How an assertion went (WF-80, WF-81).</summary>
/// <param name="Passed">Whether it held.</param>
/// <param name="Expr">The condition.</param>
/// <param name="Message">What was to be said; the error's text when the condition could not be evaluated.</param>
/// <param name="Severity">How bad a failure is.</param>
/// <param name="Error">Why it could not be evaluated; null when it could.</param>
public sealed record AssertOutcome(bool Passed, string Expr, string Message, AssertSeverity Severity, string? Error);
