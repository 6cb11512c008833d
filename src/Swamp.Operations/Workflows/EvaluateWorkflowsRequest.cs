namespace Swamp.Operations.Workflows;

/// <summary>Asks for the evaluation of all workflows; has no members.</summary>
public sealed record EvaluateWorkflowsRequest;
