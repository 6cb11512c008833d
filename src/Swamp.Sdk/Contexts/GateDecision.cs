namespace Swamp.Sdk;

/// <summary>A decision that a workflow run waits for.</summary>
/// <param name="Workflow">Name or id of the workflow.</param>
/// <param name="StepName">The step that waits.</param>
/// <param name="RunId">Id of the run. Default: the one that waits.</param>
/// <param name="Reason">Why it was decided so.</param>
public sealed record GateDecision(string Workflow, string StepName, string? RunId = null, string? Reason = null);
