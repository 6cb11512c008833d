namespace Swamp.Operations.WorkflowRuns;

/// <summary>An approval that a run waits for (WFC-33).</summary>
/// <param name="StepId">The step.</param>
/// <param name="JobId">Its job.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="Timeout">How long an answer is taken, in seconds; absent for ever.</param>
public sealed record ApprovalView(string StepId, string JobId, string Prompt, double? Timeout);
