namespace Swamp.Extensions.Capabilities;

/// <summary>How an answer to an approval was recorded.</summary>
/// <param name="RunId">The run.</param>
/// <param name="WorkflowName">Name of the workflow.</param>
/// <param name="StepName">The step that waited.</param>
/// <param name="Approved">The answer.</param>
/// <param name="DecidedBy">Who answered.</param>
public sealed record GateAnswer(string RunId, string WorkflowName, string StepName, bool Approved, string DecidedBy);
