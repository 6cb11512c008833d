namespace Swamp.Extensions.Capabilities;

/// <summary>An answer that a method gives to an approval of a workflow run (EXT-60).</summary>
/// <param name="Workflow">Name or id of the workflow.</param>
/// <param name="Step">The step that waits.</param>
/// <param name="RunId">The run; null for the only one that waits there.</param>
/// <param name="Approved">The answer.</param>
/// <param name="Reason">Why.</param>
public sealed record GateDecision(string Workflow, string Step, string? RunId, bool Approved, string? Reason);
