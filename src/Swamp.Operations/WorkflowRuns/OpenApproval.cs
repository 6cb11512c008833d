using System.Text.Json.Nodes;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>A step that waits for an answer.</summary>
/// <param name="WorkflowName">The workflow.</param>
/// <param name="RunId">The run.</param>
/// <param name="StepName">The step.</param>
/// <param name="SuspendedAt">Since when it waits.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="Inputs">The inputs of the run.</param>
public sealed record OpenApproval(string WorkflowName, string RunId, string StepName, string? SuspendedAt, string? Prompt, JsonObject Inputs);
